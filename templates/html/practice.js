"use strict";
/* Checks answers, keeps them in this browser, and gives the results as a file. Nothing leaves the page. */
(() => {
  const words = document.getElementById("words").dataset;
  const forms = [...document.forms];
  const store = `konspekt ${document.body.dataset.save}`;
  const results = new Map();

  const folded = (text) =>
    text.normalize("NFKC").toLowerCase().replaceAll("ё", "е").replace(/[\s`'"«»“”„]+/gu, " ").replace(/[.,;:!?\s]+$/u, "").trim();
  const plain = (text) => text.replace(/\s+/gu, " ").trim();

  const given = (form) => {
    const fields = [...form.elements].filter((field) => field.name);
    if (fields[0].type === "radio" || fields[0].type === "checkbox") {
      return fields.filter((field) => field.checked).map((field) => Number(field.value));
    }
    return fields.map((field) => field.value);
  };

  const answered = (answer) => answer.length > 0 && answer.every((value) => value !== "");

  const right = (form, answer) => {
    const key = JSON.parse(form.dataset.key);
    if (form.querySelector("input[type=text]")) {
      const same = "exact" in form.dataset ? plain : folded;
      return key.some((text) => same(text) === same(answer[0]));
    }
    return key.length === answer.length && key.every((value, n) => value === Number(answer[n]));
  };

  const mark = (form) => {
    const answer = given(form);
    if (!answered(answer)) {
      form.elements[1].focus();
      return;
    }
    const good = right(form, answer);
    results.set(form.dataset.id, { answer, good });
    form.classList.toggle("right", good);
    form.classList.toggle("wrong", !good);
    form.querySelector(".result").textContent = good ? words.right : words.wrong;
    form.querySelector("details").open = true;
  };

  const fill = (form, answer) => {
    [...form.elements].filter((field) => field.name).forEach((field, n) => {
      if (field.type === "radio" || field.type === "checkbox") field.checked = answer.includes(Number(field.value));
      else field.value = answer[n] ?? "";
    });
  };

  const count = () => {
    const good = [...results.values()].filter((result) => result.good).length;
    document.getElementById("score").textContent = words.score
      .replace("{right}", good).replace("{answered}", results.size).replace("{all}", forms.length);
  };

  const keep = () => {
    try {
      localStorage.setItem(store, JSON.stringify([...results].map(([id, result]) => [id, result.answer])));
    } catch { /* a browser may forbid it; then the answers last as long as the page */ }
  };

  const restore = () => {
    let kept = [];
    try {
      kept = JSON.parse(localStorage.getItem(store) ?? "[]");
    } catch { /* as above */ }
    const byId = new Map(forms.map((form) => [form.dataset.id, form]));
    for (const [id, answer] of kept) {
      const form = byId.get(id);
      if (form) {
        fill(form, answer);
        mark(form);
      }
    }
  };

  const cell = (text) => `"${String(text).replace(/^(?=[=+\-@\t])/u, "'").replaceAll('"', '""')}"`;
  const save = () => {
    const rows = forms.map((form) => {
      const result = results.get(form.dataset.id);
      return [form.dataset.id, result ? Number(result.good) : "", result ? result.answer.join(" ") : ""];
    });
    const table = [["id", "right", "answer"], ...rows].map((row) => row.map(cell).join(",")).join("\r\n");
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", table, "\r\n"], { type: "text/csv" }));
    link.download = `${document.body.dataset.save}-results.csv`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  document.body.classList.add("live");
  document.querySelector("footer").hidden = false;
  for (const form of forms) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      mark(form);
      count();
      keep();
    });
  }
  document.getElementById("save").addEventListener("click", save);
  document.getElementById("again").addEventListener("click", () => {
    results.clear();
    for (const form of forms) {
      form.reset();
      form.classList.remove("right", "wrong");
      form.querySelector(".result").textContent = "";
      form.querySelector("details").open = false;
    }
    count();
    keep();
    scrollTo(0, 0);
  });
  restore();
  count();
})();
