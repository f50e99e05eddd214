// The rules of our scripts, beside their form, which prettier keeps.
const browser = [
	"AbortController CSS CSSStyleSheet CustomEvent DOMParser Element ErrorEvent Event FormData HTMLElement IntersectionObserver Intl MutationObserver Node PointerEvent TextEncoder",
	"ResizeObserver URL URLSearchParams addEventListener cancelAnimationFrame clearTimeout console customElements document fetch",
	"getComputedStyle history innerHeight innerWidth location matchMedia navigator open parent performance queueMicrotask removeEventListener",
	"requestAnimationFrame requestIdleCallback scrollTo setInterval setTimeout clearInterval window",
]
	.join(" ")
	.split(" ");

export default [
	{
		linterOptions: { reportUnusedDisableDirectives: "error" },
		languageOptions: { globals: Object.fromEntries(browser.map((name) => [name, "readonly"])) },
		rules: Object.fromEntries(
			[
				"array-callback-return no-class-assign no-compare-neg-zero no-cond-assign no-const-assign no-constant-condition",
				"no-constructor-return no-dupe-args no-dupe-class-members no-dupe-else-if no-dupe-keys no-duplicate-case no-duplicate-imports",
				"no-empty no-empty-pattern no-ex-assign no-fallthrough no-func-assign no-import-assign no-loss-of-precision",
				"no-promise-executor-return no-self-assign no-self-compare no-setter-return no-sparse-arrays no-undef no-unreachable",
				"no-unsafe-finally no-unsafe-negation no-unused-vars no-useless-assignment no-var",
				"prefer-const eqeqeq use-isnan valid-typeof",
			]
				.join(" ")
				.split(" ")
				.map((rule) => [rule, "error"]),
		),
	},
];
