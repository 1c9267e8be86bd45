import { JudgedField } from "../../interface/judged-field.svelte.ts";

/** What is typed about one person. It outlives the form, so that going to the other form and back loses nothing. */
export class OnePerson {
    readonly name = new JudgedField("name_required");
    readonly address = new JudgedField("address");
    readonly username = new JudgedField("username");
    readonly metadata = new JudgedField("metadata");
    /** Until then the username follows the address. */
    username_edited = $state(false);
}
