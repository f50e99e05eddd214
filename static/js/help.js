// The keys of the chart, in a dialog.
let dialog;

/** Shows them: pairs of keys and what they do, as the page came with them. */
export function help() {
	dialog ??= build(JSON.parse(document.querySelector("#chart script[type='application/json']").textContent).keys);
	dialog.showModal();
}

function build([[title, close], ...keys]) {
	const made = document.createElement("dialog");
	made.className = "keys";
	made.ariaLabel = title;
	const list = document.createElement("dl");
	for (const [key, does] of keys) {
		const [dt, dd] = ["dt", "dd"].map((name) => document.createElement(name));
		for (const one of key.split(" ")) {
			const kbd = document.createElement("kbd");
			kbd.textContent = one;
			dt.append(kbd);
		}
		dd.textContent = does;
		list.append(dt, dd);
	}
	const heading = document.createElement("h2");
	heading.textContent = title;
	const button = document.createElement("button");
	button.className = "button";
	button.textContent = close;
	button.addEventListener("click", () => made.close());
	made.append(heading, list, button);
	made.addEventListener("click", (e) => e.target === made && made.close());
	document.body.append(made);
	return made;
}
