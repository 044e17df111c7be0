import { recordsOf, type Fact, type Facts, type Section } from './facts.ts'

/** One object: each section's key with its records. Written piece by piece, however much there is. */
export async function* writeJson(
  head: Facts,
  sections: readonly Section[],
): AsyncGenerator<string> {
  yield `{\n"export": ${write(head)}`
  for (const section of sections) {
    yield `,\n${JSON.stringify(section.key)}: [`
    let separator = '\n'
    for await (const record of recordsOf(section)) {
      yield separator + write(record)
      separator = ',\n'
    }
    yield '\n]'
  }
  yield '\n}\n'
}

function write(facts: Facts): string {
  return JSON.stringify(facts, (_, value: Fact) => (isLink(value) ? value.path : value))
}

function isLink(value: Fact): value is { path: string } {
  return typeof value === 'object' && value !== null && 'path' in value
}
