// The two small buttons under an answer that marks it as useful or not; thanks take their place.

// `vote` sends a payload and returns the replies, or null when they did not come; `choices` shows their buttons.
export function votesOf(buttons, words, vote, choices) {
  const row = document.createElement("div");
  row.className = "votes";
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", words.votes);
  for (const button of buttons) row.append(tap(button, row, vote, choices));
  return row;
}

function tap(button, row, vote, choices) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = button.title;
  made.addEventListener("click", async () => {
    const replies = await vote(button.payload);
    if (replies?.length) thank(row, replies[0], choices);
  });
  return made;
}

// The button that had the focus is gone: whoever uses the keyboard or a screen reader goes on from the thanks.
function thank(row, reply, choices) {
  const thanks = document.createElement("p");
  thanks.className = "thanks";
  thanks.tabIndex = -1;
  thanks.textContent = reply.text;
  row.replaceWith(thanks);
  if (reply.buttons?.length) thanks.after(choices(reply.buttons));
  thanks.focus({ preventScroll: true });
  thanks.parentElement.lastElementChild.scrollIntoView({ block: "nearest" });
}
