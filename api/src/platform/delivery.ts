/** What became of a message given to a mail server or an SMS provider. */
export type Delivery =
  | { kind: 'sent' }
  /** It will never be taken: the provider says so, or its address is wrong. */
  | {
      kind: 'refused'
      reason: string
      /** The SMTP command that was refused. */
      command?: string | undefined
      /** Of RFC 3463, « 5.1.1 ». */
      status?: string | undefined
    }
  /** It cannot be taken now, or the provider cannot be reached. */
  | { kind: 'delayed'; reason: string }
  /** There is nobody to give it to: the portal was set up without this channel. */
  | { kind: 'skipped' }
