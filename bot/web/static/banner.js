// The line that staff announce, above the talk. It is only ever set as text, and only when it has changed: screen
// readers read it out each time it is set.
const line = document.getElementById("banner");

export function announce(text) {
  if (text !== null && line.textContent !== text) line.textContent = text;
}

// What a reply says of it; null when the reply does not come from our server.
export function announcedIn(response) {
  const header = response.headers.get("ganwei-banner");
  return header === null ? null : decodeURIComponent(header);
}

export async function pageSettings() {
  return (await fetch("/page-settings")).json();
}
