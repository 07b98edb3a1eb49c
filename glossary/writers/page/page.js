"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const root = document.documentElement;
  const index = JSON.parse($("index").textContent);
  const list = $("list");
  const rows = [...list.getElementsByClassName("e")];
  const chunks = [...list.children];
  const shown = new Uint8Array(rows.length).fill(1);
  const wanted = new Uint8Array(rows.length).fill(1);
  const groups = new Map(), heads = new Map();
  const sizes = chunks.map((chunk) => chunk.children.length);
  let stale = chunks.length, timer = 0;
  let order = rows.map((_, place) => place);
  let sorted = "";
  let language = "en";

  /* Interface texts; the English ones stand in the page. */
  const chinese = {
    "entries": "条：", "with-official": "条有正式译法，", "with-suggestion": "条有建议译法，", "without-any": "条尚无译法", "characters": "字",
    "search": "搜索汉字、拼音或英文", "options": "选项", "sort": "排序", "frequency": "频次", "pinyin": "拼音",
    "first": "首次出现", "subject": "领域", "english": "英文", "reading": "拼音", "above": "注于字上", "line-below": "另起一行",
    "off": "不显示", "headwords": "词目", "language": "界面", "colours": "色彩", "auto": "跟随系统", "light": "浅色", "dark": "深色",
    "by-status": "译法状态", "by-check": "读音", "by-subject": "领域", "by-source": "来源文件", "other": "其他",
    "curated": "正式译法", "untranslated": "尚无译法", "check": "读音待核", "suggested": "建议译法，非正式",
    "clear": "显示全部", "copy-list": "复制列表（TSV）", "print": "打印（阅读版）", "booth": "打印（同传速查）",
    "key-search": "搜索", "key-clear": "清除", "key-move": "移动", "key-open": "语境", "key-copy": "复制本条",
    "times": "次，显示语境", "none": "尚无正式译法", "also": "又译", "avoid": "避免", "formerly": "旧译",
    "definition": "释义", "part": "词类", "variants": "异形", "documents": "文件数", "listed": "出处",
    "line": "第", "paragraph": "第", "page": "第", "copy-row": "复制本条（TSV）", "link": "复制链接", "copied": "已复制",
    "nothing": "没有符合条件的词条。", "without-subject": "其他",
  };
  const own = { "copy-row": "Copy row (TSV)", "link": "Copy link", "copied": "Copied", "without-subject": "other" };
  const english = new Map();
  const say = (key) => (language === "zh" && chinese[key]) || own[key] || english.get(key) || key;

  function translate(value) {
    language = value;
    root.lang = value === "zh" ? "zh-Hans" : "en";
    for (const element of document.querySelectorAll("[data-t]")) {
      const key = element.dataset.t;
      if (!english.has(key) && !own[key]) english.set(key, element.textContent);
      element.textContent = say(key);
    }
    for (const element of document.querySelectorAll("[data-label]")) {
      const key = "label " + element.dataset.label;
      if (!english.has(key)) english.set(key, element.getAttribute("aria-label"));
      element.setAttribute("aria-label", language === "zh" ? chinese[element.dataset.label] : english.get(key));
    }
    refresh();
  }

  /* Search: what is typed is folded as the keys were (fold in index.py). */
  function fold(text) {
    return text.normalize("NFKC").normalize("NFD").replace(/u\u0308/gi, "v").replace(/[\u0300-\u036f'’‘]/g, "")
      .normalize("NFC").toLowerCase().replace(/[\s\-–—/,;:.()"“”]+/g, " ").trim();
  }
  /* Joined pinyin fits where it starts at the start of a syllable: mingyun in ren lei ming yun, but not engl in deng lu. */
  function fitsJoined(key, word) {
    const start = key.indexOf("\n") + 2;
    const parts = key.slice(start, key.indexOf("\n", start)).split(" ");
    const joined = parts.length > 1 ? parts[parts.length - 1] : "";
    for (let part = 0, place = 0; part < parts.length - 1; place += parts[part++].length) {
      if (joined.startsWith(word, place)) return true;
    }
    return false;
  }
  const hasHan = /[^\u0000-\u2fff]/;
  function finder(query) {
    const words = fold(query).split(" ").filter(Boolean).map((word) => {
      const plain = /^(?:[a-z]+[1-5])+$/.test(word) ? word.replace(/[1-5]/g, "") : word;
      return plain === word ? [word] : [word, plain];
    });
    if (!words.length) return null;
    const starts = (key, word) =>
      hasHan.test(word) ? key.includes(word) : key.includes(" " + word) || (key.includes(word) && fitsJoined(key, word));
    const strict = (key) => words.every((forms) => forms.some((form) => starts(key, form)));
    /* Where nothing begins with what was typed, the inside of words counts too. */
    return index.keys.some(strict) ? strict : (key) => words.every((forms) => forms.some((form) => key.includes(form)));
  }

  /* Filters: several choices of one kind widen, several kinds narrow. */
  function choices(facet) {
    return [...document.querySelectorAll(`[data-facet="${facet}"] [aria-pressed="true"]`)].map((button) => +button.value);
  }
  function filter() {
    const status = choices("status"), subject = choices("subject"), source = choices("source"), check = choices("check");
    if (!status.length && !subject.length && !source.length && !check.length) return null;
    return (place) => (!status.length || status.includes(index.status[place]))
      && (!subject.length || subject.includes(index.subject[place]))
      && (!check.length || index.check[place] === 1)
      && (!source.length || index.source[place].some((number) => source.includes(number)));
  }

  function groupOf(place) {
    if (sorted === "pinyin") return index.letter[place];
    if (sorted === "subject") return index.subjects[index.subject[place]] || say("without-subject");
    return "";
  }

  /* What is on the screen is brought up to date at once, the rest of the page in pauses. */
  function refresh() {
    const found = finder($("q").value), kept = filter();
    const counts = new Uint32Array(chunks.length);
    let total = 0, last = "";
    wanted.fill(0);
    heads.clear();
    order.forEach((place, position) => {
      if ((found && !found(index.keys[place])) || (kept && !kept(place))) return;
      wanted[place] = 1;
      total++;
      counts[Math.floor(position / index.chunk)]++;
      const group = groupOf(place);
      if (group !== last) { heads.set(place, group); last = group; }
    });
    chunks.forEach((chunk, number) => resize(chunk, number, counts[number]));
    stale = 0;
    const height = innerHeight * 2;
    for (let filled = 0; filled < height && stale < chunks.length; stale++) {
      settle(stale);
      filled += counts[stale] * 60;
    }
    pause();
    const all = rows.length.toLocaleString("en");
    $("count").value = total === rows.length ? all : `${total.toLocaleString("en")} / ${all}`;
    $("none").hidden = total > 0;
    $("clear").hidden = !found && !kept;
  }
  function settle(number) {
    for (const place of order.slice(number * index.chunk, (number + 1) * index.chunk)) {
      if (wanted[place] !== shown[place]) { shown[place] = wanted[place]; rows[place].hidden = !wanted[place]; }
      const group = heads.get(place);
      if (groups.get(place) !== group) {
        if (group) { rows[place].dataset.group = group; groups.set(place, group); }
        else { delete rows[place].dataset.group; groups.delete(place); }
      }
    }
  }
  function settleAll() { while (stale < chunks.length) settle(stale++); }
  function pause() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const end = performance.now() + 6;
      while (stale < chunks.length && performance.now() < end) settle(stale++);
      if (stale < chunks.length) pause();
    }, 30);
  }
  /* A stretch far from the screen takes the height its visible entries are likely to have. */
  function resize(chunk, number, count) {
    if (sizes[number] === count) return;
    sizes[number] = count;
    chunk.classList.toggle("empty", count === 0);
    chunk.style.containIntrinsicBlockSize = `calc(${count} * var(--row))`;
  }

  function sort(name) {
    order = index.orders[name];
    sorted = name;
    chunks.forEach((chunk, number) => {
      const places = order.slice(number * index.chunk, (number + 1) * index.chunk);
      chunk.replaceChildren(...places.map((place) => rows[place]));
    });
    refresh();
  }

  /* Simplified or Traditional as headword: the two forms change places, the reading stays above. */
  const split = new WeakMap();
  function swap(row) {
    const head = row.querySelector("h2"), other = row.querySelector(".alt");
    if (!other) return;
    const pieces = [...head.childNodes].map((node) => (node.nodeType === 3 ? node : node.firstChild));
    const old = pieces.map((piece) => piece.data).join(""), fresh = [...other.textContent];
    [head.lang, other.lang] = [other.lang, head.lang];
    if (split.has(head)) {
      head.replaceChildren(...split.get(head));
      split.delete(head);
    } else if (fresh.length === [...old].length) {
      for (const piece of pieces) piece.data = fresh.splice(0, [...piece.data].length).join("");
    } else {
      split.set(head, [...head.childNodes]);
      const ruby = document.createElement("ruby"), reading = document.createElement("rt");
      reading.textContent = row.querySelector(".py").textContent;
      ruby.append(fresh.join(""), reading);
      head.replaceChildren(ruby);
    }
    other.textContent = old;
  }

  /* Rows as text. */
  function text(element, without) {
    if (!element) return "";
    const copy = element.cloneNode(true);
    if (without) for (const child of copy.querySelectorAll(without)) child.remove();
    return copy.textContent.replace(/\s+/g, " ").trim();
  }
  function tsv(row) {
    const terms = (selector) => [...row.querySelectorAll(selector)].map((element) => text(element)).join(" | ");
    return [
      text(row.querySelector("h2"), "rt,rp"), text(row.querySelector(".alt")), text(row.querySelector(".py")),
      terms(".pref [lang]"), terms(".also [lang]"), text(row.querySelector(".src")), text(row.querySelector(".field")),
      text(row.querySelector(".times b")),
    ].join("\t");
  }
  async function copy(value) {
    try {
      await navigator.clipboard.writeText(value);
    } catch {
      const area = document.createElement("textarea");
      area.value = value;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    $("said").textContent = say("copied");
    setTimeout(() => { $("said").textContent = ""; }, 1500);
  }

  /* One pair of buttons goes to the row that is open or in focus. */
  const tools = document.createElement("div");
  tools.id = "tools";
  for (const key of ["copy-row", "link"]) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.t = key;
    button.textContent = say(key);
    tools.append(button);
  }
  tools.addEventListener("click", (event) => {
    const row = tools.closest(".e"), key = event.target.dataset.t;
    if (key === "copy-row") copy(tsv(row));
    if (key === "link") copy(location.href.split("#")[0] + "#" + row.id);
  });
  function open(row, opened) {
    row.classList.toggle("opened", opened);
    row.querySelector(".times").setAttribute("aria-expanded", String(opened));
    if (opened) row.querySelector(".more").append(tools);
  }

  list.addEventListener("click", (event) => {
    const row = event.target.closest(".e");
    const link = event.target.closest(".times");
    if (!row || event.ctrlKey || event.metaKey || event.target.closest(".more")) return;
    if (link) event.preventDefault();
    else if (String(getSelection())) return;
    open(row, !row.classList.contains("opened"));
    row.querySelector(".times").focus({ preventScroll: true });
  });

  function step(by) {
    const from = document.activeElement.closest?.(".e");
    let position = from ? order.indexOf(rows.indexOf(from)) + by : by > 0 ? 0 : -1;
    while (position >= 0 && position < order.length && !wanted[order[position]]) position += by;
    if (position < 0) return $("q").focus();
    const row = rows[order[position]];
    if (!row) return;
    settleAll();
    row.querySelector(".times").focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }
  function clear() {
    $("q").value = "";
    for (const button of document.querySelectorAll('.facets [aria-pressed="true"]')) button.setAttribute("aria-pressed", "false");
    refresh();
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const field = event.target, typing = field.matches("input, select, textarea");
    if (event.key === "/" && !typing) { $("q").focus(); $("q").select(); }
    else if (event.key === "Escape" && (field === $("q") || !typing)) { if ($("q").value) { $("q").value = ""; refresh(); } else $("q").blur(); }
    else if (event.key === "ArrowDown" && (field === $("q") || field.closest(".e"))) step(1);
    else if (event.key === "ArrowUp" && field.closest(".e")) step(-1);
    else if (event.key === "c" && field.closest(".e")) copy(tsv(field.closest(".e")));
    else return;
    event.preventDefault();
  });

  /* A permalink opens its entry whatever the filters say. */
  function arrive() {
    const row = location.hash && $(decodeURIComponent(location.hash.slice(1)));
    if (!row || !row.matches(".e")) return;
    if (row.hidden) { clear(); settleAll(); }
    open(row, true);
    row.scrollIntoView({ block: "center" });
  }

  /* What was chosen is kept in this browser where it allows that. */
  const kept = {
    read() { try { return JSON.parse(localStorage.getItem("glossary")) || {}; } catch { return {}; } },
    write(name, value) { try { localStorage.setItem("glossary", JSON.stringify({ ...kept.read(), [name]: value })); } catch { /* private mode */ } },
  };
  const apply = {
    ruby(value) { root.dataset.ruby = value; },
    theme(value) { if (value === "auto") delete root.dataset.theme; else root.dataset.theme = value; },
    lang: translate,
    script() { rows.forEach(swap); },
  };
  for (const name of ["ruby", "theme", "lang", "script"]) {
    const select = $(name), start = select.value;
    const value = name === "script" ? start : kept.read()[name] ?? (name === "lang" && navigator.language.startsWith("zh") ? "zh" : start);
    select.value = value;
    if (select.value !== start) apply[name](value); else select.value = start;
    select.addEventListener("change", () => { apply[name](select.value); if (name !== "script") kept.write(name, select.value); });
  }
  const identity = (name) => index.orders[name].every((place, position) => place === position);
  sorted = Object.keys(index.orders).find(identity) || "";
  $("sort").value = sorted;
  $("sort").addEventListener("change", () => sort($("sort").value));
  $("find").addEventListener("submit", (event) => { event.preventDefault(); step(1); });
  $("q").addEventListener("input", refresh);
  $("open").addEventListener("click", () => {
    $("open").setAttribute("aria-expanded", String($("side").classList.toggle("open")));
  });
  for (const button of document.querySelectorAll(".facets button")) {
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      refresh();
    });
  }
  $("clear").addEventListener("click", clear);
  $("copy").addEventListener("click", () => copy(order.filter((place) => wanted[place]).map((place) => tsv(rows[place])).join("\n")));
  for (const name of ["print", "booth"]) {
    $(name).addEventListener("click", () => { root.dataset.print = name; window.print(); delete root.dataset.print; });
  }
  addEventListener("hashchange", arrive);
  addEventListener("beforeprint", settleAll);
  refresh();
  arrive();
  root.dataset.ready = "";
})();
