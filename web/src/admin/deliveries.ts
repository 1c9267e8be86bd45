import { request } from "../api/http.ts";
import { asProblem } from "../api/problem.ts";
import { t } from "../words/words.ts";

/** What became of one mail. Never what it said. */
export interface Delivery {
    number: number;
    person: string;
    invitation: string;
    kind: "invitation" | "reminder";
    to: string;
    state: "queued" | "held" | "accepted" | "deferred" | "failed" | "dropped";
    reply: string | null;
    queued_at: string;
    changed_at: string;
}

interface Page {
    deliveries: Delivery[];
    next: string | null;
}

/** In words; what waits for a server that sends nothing will not go by itself. */
export const deliveryState = ({ state }: Pick<Delivery, "state">, mail: boolean): string =>
    !mail && state === "queued" ? t("deliveries.state_unsent") : t(`deliveries.state_${state}`);

const mails_a_page = 1000;

/** The newest first; `before` is the number of the mail to go on from. Throws a Problem. */
export async function deliveries(organization: string, before = ""): Promise<Page> {
    const query = new URLSearchParams({ limit: `${mails_a_page}`, ...(before !== "" && { before }) });
    return (await request<Page>("GET", `/v1/organizations/${organization}/deliveries?${query}`)).body;
}

/** Of one person, among the newest thousand; nothing when the server cannot be asked now. */
export async function deliveriesOf(organization: string, person: string): Promise<Delivery[]> {
    try {
        return (await deliveries(organization)).deliveries.filter((delivery) => delivery.person === person);
    } catch (thrown) {
        asProblem(thrown);
        return [];
    }
}
