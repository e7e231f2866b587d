// The chat page: send a message, show the replies, forget on request.
import { forgetMemory, remember, remembered, rememberVote, senderId } from "./memory.js";
import { announce, announcedIn, pageSettings } from "./banner.js";
import { fetchNews, forgetNews, isOurs } from "./concern.js";
import { choicesOf, mine, reply } from "./replies.js";

const SECONDS_TO_WAIT = 12;
const byId = (id) => document.getElementById(id);
const words = byId("words").dataset;
const talk = byId("talk"), form = byId("ask"), field = byId("message"), notice = byId("notice"), typing = byId("typing");
let waiting = false;

function tell(text) {
  notice.textContent = text;
  notice.hidden = !text;
}

// Scroll to what is new: to its beginning when it is longer than the screen, for that is where one reads from.
function reveal(first) {
  const last = talk.lastElementChild;
  const height = last.getBoundingClientRect().bottom - first.getBoundingClientRect().top;
  if (height > talk.parentElement.clientHeight) first.scrollIntoView({ block: "start" });
  else last.scrollIntoView({ block: "nearest" });
}

function dropChoices() {
  talk.querySelectorAll(".choices").forEach((choices) => choices.remove());
  talk.querySelectorAll(".tappable button").forEach((word) => word.replaceWith(word.textContent));
}

function elementsOf(message) {
  const choices = message.buttons?.length ? [choicesOf(message.buttons, choose)] : [];
  return [reply(message, words, choose, vote), ...choices];
}

function show(entry) {
  if (entry.mine) dropChoices();
  const added = entry.mine ? [mine(entry.mine, words)] : entry.replies.flatMap(elementsOf);
  talk.append(...added);
  reveal(added[0]);
}

async function post(path, body) {
  return fetch(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(SECONDS_TO_WAIT * 1000),
  });
}

// Ask the server; return the replies, or null after telling what went wrong.
async function ask(message) {
  tell("");
  try {
    if (!navigator.onLine) throw new Error();
    const response = await post("/webhooks/rest/webhook", { sender: senderId(), message });
    announce(announcedIn(response));
    const replies = await response.json();
    if (!Array.isArray(replies)) throw new Error();
    if (response.ok) return replies;
    tell(replies.map((one) => one.text).join("\n"));
  } catch (error) {
    tell(error.name === "TimeoutError" ? words.slow : navigator.onLine ? words.failed : words.offline);
  }
  return null;
}

// Send `message`; `shown` is what the person sees as their own words, empty for the greeting.
async function send(message, shown) {
  if (waiting) return false;
  waiting = true;
  typing.hidden = false;
  const replies = await ask(message);
  waiting = false;
  typing.hidden = true;
  if (!replies) return false;
  const put = replies.some(isPassing) ? show : keep;
  if (shown) put({ mine: shown });
  else dropChoices();
  put({ replies });
  return true;
}

// A mark on an answer is thanked for in its place: it is no turn of the talk.
async function vote(payload) {
  const replies = await ask(payload);
  if (replies) rememberVote(payload);
  return replies;
}

// What belongs to a concern, a receipt or the questionnaire is shown and never remembered, not even in this tab; nor is that all
// is closed: after a reload it may be open again.
function isPassing(message) {
  return /^((concern|receipt|questionnaire)_(?!check)|(service|channel)_closed$)/.test(message.custom?.answer ?? "");
}

function keep(entry) {
  remember(entry);
  show(entry);
}

async function choose(button) {
  await send(button.payload, button.title);
  field.focus({ preventScroll: true });
}

// Empty screen and memory; return the id under which the server may still know something.
function wipe() {
  const sender = senderId();
  forgetMemory();
  forgetNews();
  talk.replaceChildren();
  field.value = "";
  return sender;
}

async function clear() {
  const sender = wipe();
  await post("/forget", { sender }).catch(() => {});
  await send("/greet", "");
  tell(words.cleared);
}

function leave() {
  const sender = wipe();
  document.title = "";
  navigator.sendBeacon("/forget", JSON.stringify({ sender }));
  location.replace(leave.to);
}
leave.to = "about:blank";

function fit() {
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const message = field.value.trim();
  if (!message) return;
  if (await send(message, message)) field.value = "";
  fit();
});
field.addEventListener("input", fit);
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    form.requestSubmit();
  }
});
byId("clear").addEventListener("click", clear);
byId("about-me").addEventListener("click", (event) => choose({ payload: "/about_me", title: event.currentTarget.textContent }));
byId("exit").addEventListener("click", leave);
byId("large").addEventListener("click", (event) => {
  const large = document.documentElement.classList.toggle("large");
  event.currentTarget.setAttribute("aria-pressed", String(large));
});
window.addEventListener("offline", () => tell(words.offline));
window.addEventListener("online", () => tell(""));
// A page that comes back out of the browser's memory after 离开 must not show what was cleared.
window.addEventListener("pageshow", (event) => event.persisted && location.reload());

// Somebody who comes back to the page must not read what was announced an hour ago.
function renew() {
  if (document.visibilityState === "visible") pageSettings().then((settings) => announce(settings.banner)).catch(() => {});
}
document.addEventListener("visibilitychange", renew);

pageSettings().then((settings) => {
  leave.to = settings.exit_url;
  announce(settings.banner);
}).catch(() => {});
fetchNews().then(isOurs).then((news) => news && tell(words.news)).catch(() => {});
const before = remembered();
before.length ? before.forEach(show) : send("/greet", "");
