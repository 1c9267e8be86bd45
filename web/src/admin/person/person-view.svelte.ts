import type { Actor, CommandBody, PersonView } from "@usher/core";
import { session } from "../../api/session.svelte.ts";
import { oneAtATime } from "../../interface/one-at-a-time.ts";
import { replica } from "../../sync/replica.svelte.ts";
import { t } from "../../words/words.ts";
import { deliveriesOf, type Delivery } from "../deliveries.ts";
import { places } from "../audit/places.svelte.ts";
import { judge } from "../judge.ts";
import { known } from "../known.svelte.ts";

/** What may be done with the person as a whole, and the code of why not. */
export type Whole = "edit" | "metadata" | "erase";

/** One person as the viewer may see them, and what the viewer may do about them. */
export class PersonPageView {
    readonly id: string;
    /** Undefined while it is on its way; null when the viewer sees nobody of that id. */
    view = $state.raw<PersonView | null>();
    /** Null: allowed. */
    why = $state.raw<Record<Whole, string | null>>({ edit: "not_permitted", metadata: "not_permitted", erase: "not_permitted" });
    loaded = $state(false);
    /** What became of the mails of the open invitations, the newest first. */
    deliveries = $state.raw<Delivery[]>([]);

    constructor(id: string) {
        this.id = id;
        $effect(() => {
            void replica.version;
            void this.#read();
        });
        $effect(() => {
            if (this.view?.rows.some((row) => row.invitation !== null) && known.may("deliveries.read"))
                void deliveriesOf(replica.organization, this.id).then((found) => (this.deliveries = found));
        });
    }

    /** Of the last mail of an invitation. */
    deliveryOf(invitation: string | null): Delivery | undefined {
        return this.deliveries.find((delivery) => delivery.invitation === invitation);
    }

    #read = oneAtATime(async () => {
        const view = await replica.person(this.id);
        if (view) {
            places.learn(view.record.memberships);
            const { name } = view.record.person;
            this.why = {
                edit: await fault({ type: "edit_person", person: this.id, name: name === "A" ? "B" : "A" }),
                metadata: await fault({ type: "set_metadata", person: this.id, metadata: "{}" }),
                erase: await fault({ type: "erase_person", person: this.id }),
            };
        }
        this.view = view;
        this.loaded = known.now !== undefined || view !== null || (await replica.view()) !== null;
    });
}

/** The code of why the command would be refused; that it would change nothing is no reason. */
async function fault(body: CommandBody): Promise<string | null> {
    const error = (await judge(body)).errors[0];
    return error && error.code !== "nothing_to_change" ? error.code : null;
}

/** Who did something, as far as this page knows. */
export function actorWords(actor: Actor): string {
    if (actor.kind === "account") return actor.account === session.account?.id ? t("person.by_you") : t("person.by_colleague");
    if (actor.kind === "integration") {
        const integration = known.now?.integrations?.find((each) => each.id === actor.integration);
        return integration?.name ?? t("person.by_integration");
    }
    return t(actor.kind === "system" ? "person.by_system" : "person.by_nobody");
}
