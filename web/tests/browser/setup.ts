import first from "words:admin/en";
import later from "words:admin/en/later";
import codes from "words:codes/en";
import { codes as spoken_codes } from "../../src/words/codes.svelte.ts";
import { speak } from "../../src/words/words.ts";
import "../../src/interface/focus-rescue.ts";
import "../../src/styles/index.css";

speak("en-GB", { ...first, ...later });
spoken_codes.words = codes;
