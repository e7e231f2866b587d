// What the pages do beside HTMX: count characters, ask before throwing away, and keep what was typed but not saved.

function counted(field) {
  const most = Number(field.dataset.most);
  const count = document.createElement("span");
  count.className = "count";
  field.before(count);
  const show = () => {
    const length = [...field.value.replaceAll("\r\n", "\n").trimEnd()].length;
    count.textContent = `${length} / ${most}`;
    count.classList.toggle("over", length > most);
  };
  field.addEventListener("input", show);
  show();
  // Let people type beyond the limit: they see by how much, and nothing of what they paste is cut off.
  field.removeAttribute("maxlength");
}

document.querySelectorAll("[data-most]").forEach(counted);

// A template that is chosen is put into the field; what stands there already is not lost but moves below.
document.querySelectorAll("[data-template]").forEach((choice) => choice.addEventListener("change", () => {
  const field = choice.form.elements[choice.dataset.template];
  if (choice.value) field.value = [choice.value, field.value].filter(Boolean).join("\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}));

document.addEventListener("click", (event) => {
  const sure = event.target.closest("[data-sure]")?.dataset.sure;
  if (sure && !confirm(sure)) event.preventDefault();
});

// What is typed in a form stays in this tab until it is saved, in case the session ends meanwhile.
function kept(form) {
  const name = `kept:${form.dataset.keep}`;
  const fields = () => JSON.stringify([...new FormData(form)].filter(([key]) => key !== "csrf" && key !== "stamp"));
  const before = sessionStorage.getItem(name);
  const saved = fields();
  if (new URLSearchParams(location.search).get("done") === "saved" || before === saved) sessionStorage.removeItem(name);
  else if (before) offer(form, name, JSON.parse(before));
  form.addEventListener("input", () => sessionStorage.setItem(name, fields()));
}

function offer(form, name, fields) {
  const words = document.getElementById("kept-words");
  if (!words) return;
  const notice = words.content.firstElementChild.cloneNode(true);
  form.before(notice);
  notice.querySelector("[data-take]").addEventListener("click", () => {
    const values = Map.groupBy(fields, ([key]) => key);
    for (const field of form.elements) fill(field, values.get(field.name)?.map(([, value]) => value) ?? []);
    form.dispatchEvent(new Event("input", { bubbles: true }));
    notice.remove();
  });
  notice.querySelector("[data-drop]").addEventListener("click", () => {
    sessionStorage.removeItem(name);
    notice.remove();
  });
}

function fill(field, values) {
  if (!field.name || field.name === "csrf" || field.name === "stamp" || field.type === "submit") return;
  if (field.type === "checkbox") field.checked = values.includes(field.value);
  else field.value = values.shift() ?? "";
  field.dispatchEvent(new Event("input"));
}

document.querySelectorAll("form[data-keep]").forEach(kept);

// The session has ended while somebody typed: what they typed stays before their eyes.
document.addEventListener("htmx:responseError", (event) => {
  const notice = document.getElementById("ended");
  if (event.detail.xhr.status === 401 && notice) notice.hidden = false;
});
