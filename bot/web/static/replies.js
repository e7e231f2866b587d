import { receiptTools, tappable } from "./concern.js";
import { votesOf } from "./votes.js";

// Build what is shown. Text is only ever set as text, never as HTML.
function element(tag, className, text) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

export function mine(text, words) {
  const said = element("div", "said mine");
  said.append(element("span", "unseen", words.you), element("p", "", text));
  return said;
}

export function reply(message, words, choose, vote) {
  const said = element("div", "said");
  const about = message.custom ?? {};
  said.append(element("span", "unseen", words.bot), ...textOf(message.text, about, words, choose));
  if (about.receipt) said.append(receiptTools(about, words));
  if (about.detail) said.append(...detailOf(about.detail, words));
  for (const channel of about.channels ?? []) said.append(cardOf(channel, words));
  if (about.source) said.append(sourceOf(about, words));
  if (about.votes) said.append(votesOf(about.votes, words, vote, (buttons) => choicesOf(buttons, choose)));
  return said;
}

// The text; where it holds a preview, the words of the preview can be tapped.
function textOf(text, about, words, choose) {
  const [before, after] = about.tap ? text.split(about.tap.join("").trim()) : [text];
  if (after === undefined) return [element("p", "", text)];
  return [element("p", "", before.trim()), tappable(about.tap, about.tap_mark, choose, words.tap), element("p", "", after.trim())];
}

function detailOf(text, words) {
  const detail = element("p", "detail", text);
  detail.hidden = true;
  const more = element("button", "more", words.more);
  more.type = "button";
  more.setAttribute("aria-expanded", "false");
  more.addEventListener("click", () => {
    detail.hidden = !detail.hidden;
    more.textContent = detail.hidden ? words.more : words.less;
    more.setAttribute("aria-expanded", String(!detail.hidden));
  });
  return [more, detail];
}

function sourceOf(about, words) {
  const source = element("div", "about");
  source.append(
    element("span", "", `${words.source}：《${about.source.document}》${about.source.section}`),
    element("span", "", `${words.checked}：${about.checked_on}　${about.code}`),
  );
  return source;
}

function cardOf(channel, words) {
  const card = element("section", "card");
  card.append(element("h2", "", channel.name));
  if (channel.phone) {
    const call = element("a", "call", `${words.call} ${channel.phone}`);
    call.href = `tel:${channel.phone}`;
    card.append(call);
  }
  const rows = [
    [words.for, channel.for_what],
    [words.notFor, channel.not_for],
    [words.anonymous, channel.anonymous],
    [words.bring, channel.bring],
    [words.website, channel.website],
    ...channel.ask_locally.map((label) => [label, words.askLocally]),
    [words.verified, channel.verified_on ?? words.unverified],
  ];
  const list = element("dl");
  for (const [label, value] of rows) if (value) list.append(element("dt", "", label), element("dd", "", value));
  card.append(list);
  return card;
}

export function choicesOf(buttons, choose) {
  const choices = element("div", "choices");
  for (const button of buttons) {
    const choice = element("button", "", button.title);
    choice.type = "button";
    choice.addEventListener("click", () => choose(button));
    choices.append(choice);
  }
  return choices;
}
