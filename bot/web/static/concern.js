// What a concern needs of the page: words that a tap masks, a receipt to copy, and word of new replies.
const SEED = "news-seed";

// The words of a masked text; labels such as 【姓名】 stay as they are.
export function tappable(words, mark, choose, label) {
  const text = document.createElement("p");
  text.className = "tappable";
  text.setAttribute("aria-label", label);
  words.forEach((word, place) => text.append(/^【.*】$/.test(word) ? masked(word) : tap(word, `${place} ${mark}`, choose)));
  return text;
}

function masked(word) {
  const mark = document.createElement("mark");
  mark.textContent = word;
  return mark;
}

function tap(word, place, choose) {
  if (!/[\p{L}\p{N}]/u.test(word)) return document.createTextNode(word);
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = word;
  button.addEventListener("click", () => choose({ payload: `/concern_mask ${place}`, title: "" }));
  return button;
}

// The buttons under a receipt: copy it, and be told on this phone when there is a reply.
export function receiptTools(about, words) {
  const tools = document.createElement("div");
  tools.className = "receipt";
  tools.append(copyButton(about.receipt, words));
  if (globalThis.crypto?.subtle) tools.append(remindOption(about.seed, words));
  return tools;
}

function copyButton(receipt, words) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words.copy;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(receipt);
      button.textContent = words.copied;
    } catch {
      button.textContent = words.notCopied;
    }
  });
  return button;
}

function remindOption(seed, words) {
  const label = document.createElement("label"), box = document.createElement("input");
  box.type = "checkbox";
  box.addEventListener("change", () => (box.checked ? localStorage.setItem(SEED, seed) : forgetNews()));
  label.append(box, words.remind);
  return label;
}

export function forgetNews() {
  localStorage.removeItem(SEED);
}

// Fetch the page of news, the same for everybody, and look for our own tag in it. Every phone fetches it, whether
// it waits for a reply or not: the server cannot tell which do.
export async function fetchNews() {
  return (await fetch("/news")).json();
}

export async function isOurs(page) {
  const seed = localStorage.getItem(SEED);
  if (!seed || !globalThis.crypto?.subtle) return false;
  return page.tags.includes(await tagOf(seed, page));
}

async function tagOf(seed, page) {
  const bytes = Uint8Array.from(seed.match(/../g), (pair) => parseInt(pair, 16));
  const key = await crypto.subtle.importKey("raw", bytes, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]);
  const tag = await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(String(page.period)));
  const hex = Array.from(new Uint8Array(tag), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.slice(0, page.tags[0].length);
}
