// Checks approval slips with the key that stands in the page, without asking anybody: it goes on working
// when the network does not.
const form = document.getElementById("slip-check");
const field = document.getElementById("slip-code");
const result = document.getElementById("slip-result");
const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };

function bytes(base64url) {
  const binary = atob(base64url.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

function show(id, said) {
  const shown = document.getElementById(id).content.cloneNode(true);
  for (const place of shown.querySelectorAll("[data-fill]")) {
    place.textContent = said[place.dataset.fill];
  }
  for (const part of shown.querySelectorAll("[data-show]")) {
    if (!said.show.includes(part.dataset.show)) {
      part.remove();
    }
  }
  shown.firstElementChild.classList.toggle("slip-elsewhere", Boolean(said.show?.includes("elsewhere")));
  result.replaceChildren(shown);
}

/** What a slip says, or nothing where this portal did not sign it. */
async function read(text) {
  const parts = text.split(".");
  if (parts.length !== 3 || parts[0] !== "DR1") {
    return null;
  }
  const key = await crypto.subtle.importKey("jwk", JSON.parse(form.dataset.key), algorithm, false, ["verify"]);
  const signed = new TextEncoder().encode(parts[0] + "." + parts[1]);
  if (!(await crypto.subtle.verify(algorithm, key, bytes(parts[2]), signed))) {
    return null;
  }
  return JSON.parse(new TextDecoder().decode(bytes(parts[1])));
}

function today() {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London", year: "numeric", month: "2-digit", day: "2-digit",
  }).formatToParts(new Date());
  const part = (type) => parts.find((each) => each.type === type).value;
  return part("year") + "-" + part("month") + "-" + part("day");
}

function inWords(day) {
  const at = new Date(day + "T12:00:00Z");
  const part = (options) => at.toLocaleDateString("en-GB", { timeZone: "UTC", ...options });
  return part({ weekday: "long" }) + " " + part({ day: "numeric", month: "long", year: "numeric" });
}

async function check() {
  const text = field.value.replace(/\s/g, "");
  field.value = "";
  field.focus();
  if (text === "") {
    return;
  }
  let said = null;
  try {
    said = await read(text);
  } catch {
    // Cut off or mistyped: as good as forged.
  }
  if (said === null) {
    show("slip-forged", {});
    return;
  }
  const isToday = said.d === today();
  const isHere = said.s === form.dataset.school;
  said.show = isToday && isHere ? ["today"] : ["elsewhere"];
  said.show.push(isToday ? "" : "another-day", isHere ? "" : "another-school");
  said.day = inWords(said.d);
  show("slip-valid", said);
}

if (window.crypto && crypto.subtle) {
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  field.focus();
} else {
  show("slip-unable", {});
}
