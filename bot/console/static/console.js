// What the pages do beside HTMX: count characters, ask before what cannot be undone, keep what was typed but not saved.

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
  const button = event.target.closest("[data-sure]");
  if (!button || !button.form.checkValidity()) return; // what is missing is said first
  const chosen = (gap, name) => button.form.elements[name]?.selectedOptions?.[0].label ?? gap;
  if (!confirm(button.dataset.sure.replace(/\{(\w+)\}/g, chosen))) event.preventDefault();
});

// What is typed in a form stays in this tab until it is saved, in case the session ends meanwhile.
// What the form was made from stays with it: filled back, it meets what others have saved since.
const MADE_FROM = ["stamp", "live", "seen"];

function kept(form) {
  const name = `kept:${form.dataset.keep}`;
  const fields = () => [...new FormData(form)].filter(([key]) => key !== "csrf");
  const words = (list) => JSON.stringify(list.filter(([key]) => !MADE_FROM.includes(key)));
  const keep = () => sessionStorage.setItem(name, JSON.stringify(fields()));
  const before = JSON.parse(sessionStorage.getItem(name) ?? "null");
  if ("met" in form.dataset) keep();
  else if (before && words(before) === words(fields())) sessionStorage.removeItem(name);
  else if (before) offer(form, name, before);
  form.addEventListener("input", keep);
  form.addEventListener("submit", () => {
    keep();
    sessionStorage.setItem(`sent:${form.dataset.keep}`, sessionStorage.getItem(name));
  });
}

// The page that says "saved" drops what was sent, whatever became of its wording: a title is shown with its number,
// a blank at the end is cut off. What was typed after it was sent is not saved, and stays.
function dropSaved() {
  if (new URLSearchParams(location.search).get("done") !== "saved") return;
  const at = location.pathname.replace(/\/[^/]*$/, "");
  const sent = sessionStorage.getItem(`sent:${at}`);
  if (sent !== null && sessionStorage.getItem(`kept:${at}`) === sent) sessionStorage.removeItem(`kept:${at}`);
  sessionStorage.removeItem(`sent:${at}`);
}

dropSaved();

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
  if (!field.name || field.name === "csrf" || field.type === "submit") return;
  if (MADE_FROM.includes(field.name) && !values.length) return;
  if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
  else field.value = values.shift() ?? "";
  field.dispatchEvent(new Event("input"));
}

document.querySelectorAll("form[data-keep]").forEach(kept);

// The session has ended while somebody typed: what they typed stays before their eyes.
document.addEventListener("htmx:responseError", (event) => {
  const notice = document.getElementById("ended");
  if (event.detail.xhr.status === 401 && notice) notice.hidden = false;
});

// Whoever takes the other's wording of a text sees it in the field; choosing one's own brings that back.
document.querySelectorAll("[data-theirs]").forEach((choice) => {
  const field = choice.form.elements[choice.name.slice("take.".length)];
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  document.querySelectorAll(`[name="${choice.name}"]`).forEach((one) => one.addEventListener("change", () => {
    field.dataset.mine ??= field.value;
    field.value = choice.checked ? choice.dataset.theirs : field.dataset.mine;
    field.readOnly = choice.checked;
    if (!choice.checked) delete field.dataset.mine;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }));
});
