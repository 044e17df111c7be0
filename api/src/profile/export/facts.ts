/** What the portal holds, as facts with a French label each: the same for a program and a person. */
export interface Facts {
  [label: string]: Fact
}

/** A list of facts is a part of what it stands in: the files of a request. */
export type Fact = string | number | boolean | Date | null | Link | readonly Facts[]

/** A file of the archive. */
export interface Link {
  path: string
}

export interface Section {
  /** Its name for programs and in addresses. */
  key: string
  title: string
  /** Read anew each time. */
  records: () => AsyncIterable<Facts> | Promise<Iterable<Facts>>
}

export async function* recordsOf(section: Section): AsyncGenerator<Facts> {
  yield* await section.records()
}
