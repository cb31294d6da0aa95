import { openApp } from "../src/app.js";

/** Prints how many routes `fetch` serves. */
console.log(openApp().routes.length);
