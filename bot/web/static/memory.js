// What the page remembers: in this tab only, gone with the tab, with 清除 and with 离开.
const SENDER = "sender", ENTRIES = "entries";

export function senderId() {
  let id = sessionStorage.getItem(SENDER);
  if (!id) {
    id = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
    sessionStorage.setItem(SENDER, id);
  }
  return id;
}

export function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(ENTRIES)) ?? [];
  } catch {
    return [];
  }
}

export function remember(entry) {
  sessionStorage.setItem(ENTRIES, JSON.stringify([...remembered(), entry]));
}

// An answer that was marked comes back with the page without the buttons that mark it.
export function rememberVote(payload) {
  const entries = remembered();
  for (const { custom } of entries.flatMap((entry) => entry.replies ?? [])) {
    if (custom?.votes?.some((button) => button.payload === payload)) delete custom.votes;
  }
  sessionStorage.setItem(ENTRIES, JSON.stringify(entries));
}

export function forgetMemory() {
  sessionStorage.clear();
}
