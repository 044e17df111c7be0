/** What a second person answers to whoever asks; the remark says what is to be changed. */
export type Decision = { agreed: true } | { agreed: false; remark: string }
