import type {
  DescribedContent,
  DescribedField,
  DescribedOperation,
  SystemDescription,
} from 'content-types'

export interface Operation {
  id: string
  /** « POST /api/v1/documents »; of a webhook, what it is sent by. */
  address: { method: string; path?: string }
  summary: string
  description: string
  fields: Field[]
  /** Of the body, where it is not made of fields. */
  body: string | undefined
  answers: Outcome[]
  samples: { lang: string; source: string }[]
}

export interface Field {
  name: string
  place: string
  /** « texte, 100 caractères au plus ». */
  kind: string
  isRequired: boolean
  description: string
  example: string | undefined
}

export interface Outcome {
  status: string
  /** Of a refusal, its stable name. */
  type: string | undefined
  description: string
  /** Of what is answered when all went well. */
  example: string | undefined
}

const places = { path: 'adresse', query: 'adresse, après « ? »', header: 'en-tête' }

/** What a page shows of the description, in its own order: the addresses, then the webhooks. */
export function readDescription(description: SystemDescription): Operation[] {
  const { pathname } = new URL(description.servers[0].url)
  const addresses = Object.entries(description.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => {
      const address = { method: method.toUpperCase(), path: `${pathname}${path}` }
      return { address, ...readOperation(description, operation) }
    }),
  )
  const webhooks = Object.values(description.webhooks).flatMap((operations) =>
    Object.entries(operations).map(([method, operation]) => ({
      address: { method: method.toUpperCase() },
      ...readOperation(description, operation),
    })),
  )
  return [...addresses, ...webhooks]
}

/** What a refused field looks like. */
export function findRefusal({ paths }: SystemDescription): string | undefined {
  const operations = Object.values(paths).flatMap((each) => Object.values(each))
  return operations.map(({ responses }) => exampleIn(responses['422']?.content ?? {}))[0]
}

function readOperation(
  description: SystemDescription,
  operation: DescribedOperation,
): Omit<Operation, 'address'> {
  const { operationId, summary, parameters, requestBody, responses } = operation
  const fromParameters = parameters.map(({ name, in: place, required, schema, ...words }) =>
    readField(name, { ...schema, ...words }, places[place], required === true),
  )
  const content = requestBody?.content ?? {}
  return {
    id: operationId,
    summary,
    description: operation.description,
    fields: [...fromParameters, ...bodyFields(description, content)],
    body: exampleIn(content),
    answers: Object.entries(responses).map(([status, { description: words, content: answered }]) =>
      readOutcome(status, words, answered),
    ),
    samples: operation['x-codeSamples'],
  }
}

function bodyFields({ components }: SystemDescription, content: DescribedContent): Field[] {
  return Object.entries(content).flatMap(([type, { schema, example }]) => {
    if (example !== undefined) return []
    const named = '$ref' in schema ? schema.$ref.split('/').at(-1) : undefined
    const body = '$ref' in schema ? components.schemas[named ?? ''] : schema
    const place = type.startsWith('multipart/') ? 'formulaire' : 'corps, en JSON'
    return Object.entries(body?.properties ?? {}).map(([name, field]) =>
      readField(name, field, place, body?.required?.includes(name) === true),
    )
  })
}

function readField(name: string, field: DescribedField, place: string, isRequired: boolean): Field {
  const { description = '', example } = field
  const shown = example === undefined ? undefined : String(example)
  return { name, place, kind: kindOf(field), isRequired, description, example: shown }
}

function kindOf({ type, enum: values, format, maxLength }: DescribedField): string {
  if (values) return `un mot parmi ${values.join(', ')}`
  if (format === 'date') return 'jour'
  if (format === 'binary') return 'fichier'
  if (type === 'integer') return 'nombre entier'
  return maxLength === undefined ? 'texte' : `texte, ${maxLength} caractères au plus`
}

function readOutcome(
  status: string,
  description: string,
  content: DescribedContent | undefined,
): Outcome {
  if (status.startsWith('2')) {
    return { status, type: undefined, description, example: exampleIn(content ?? {}) }
  }
  const problem = Object.values(content ?? {})[0]?.example
  const isNamed = typeof problem === 'object' && problem !== null && 'type' in problem
  return {
    status,
    type: isNamed ? String(problem.type) : undefined,
    description,
    example: undefined,
  }
}

function exampleIn(content: DescribedContent): string | undefined {
  const example = Object.values(content)[0]?.example
  return example === undefined ? undefined : JSON.stringify(example, null, 2)
}
