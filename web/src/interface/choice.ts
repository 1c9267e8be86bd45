/** One of the choices of a ChoiceField. */
export interface Choice {
    value: string;
    label: string;
    disabled?: boolean;
}
