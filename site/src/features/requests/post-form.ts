import type { FormError } from '../../ui/error-summary.ts'

export type Sent =
  | { kind: 'accepted'; location: string }
  | { kind: 'refused'; errors: readonly FormError[] }
  | { kind: 'signed-out' }
  | { kind: 'failed'; reason: string }

interface Problem {
  title: string
  errors: readonly FormError[]
}

const CUT =
  'La connexion a été coupée avant la réponse de l’Enim. Réessayez\u00a0: si votre envoi était arrivé, il ne sera pas enregistré deux fois.'

/** XMLHttpRequest rather than fetch, which does not say how much of a body has left. */
export function postForm(form: HTMLFormElement, progress: (part: number) => void): Promise<Sent> {
  return new Promise((resolve) => {
    const call = new XMLHttpRequest()
    call.open(form.method, form.action)
    call.setRequestHeader('accept', 'application/json')
    call.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0)
    call.upload.onload = () => progress(1)
    call.onload = () => resolve(read(call))
    call.onerror = call.onabort = call.ontimeout = () => resolve({ kind: 'failed', reason: CUT })
    call.send(new FormData(form))
  })
}

function read({ status, responseText }: XMLHttpRequest): Sent {
  const body = parse(responseText)
  if (status === 201 && body && 'location' in body) return { kind: 'accepted', ...body }
  if (status === 401) return { kind: 'signed-out' }
  const problem = body as Problem | undefined
  if (problem?.errors?.length) return { kind: 'refused', errors: problem.errors }
  const reason = problem?.title ?? 'L’envoi a échoué. Réessayez dans quelques instants.'
  return { kind: 'failed', reason }
}

function parse(text: string): { location: string } | Problem | undefined {
  try {
    return JSON.parse(text) as { location: string } | Problem
  } catch {
    return undefined
  }
}
