import type { FormError } from '../../ui/error-summary.ts'

export type Sent =
  | { kind: 'accepted'; location: string }
  | { kind: 'refused'; errors: readonly FormError[] }
  | { kind: 'signed-out' }
  | { kind: 'failed'; reason: string }

/** What the api answers, as far as this reads it. */
interface Body {
  location?: string
  title?: string
  errors?: readonly FormError[]
}

const CUT =
  'La connexion a été coupée avant la réponse de l’Enim. Réessayez\u00a0: si votre envoi était arrivé, il ne sera pas enregistré deux fois.'

/**
 * Without the files, which joined the draft one by one. XMLHttpRequest rather than fetch, which
 * does not say how much of a body has left.
 */
export function postForm(form: HTMLFormElement, progress: (part: number) => void): Promise<Sent> {
  const body = new FormData(form)
  body.delete('files')
  return new Promise((resolve) => {
    const call = new XMLHttpRequest()
    call.open(form.method, form.action)
    call.setRequestHeader('accept', 'application/json')
    call.upload.onprogress = ({ loaded, total }) => progress(total ? loaded / total : 0)
    call.upload.onload = () => progress(1)
    call.onload = () => resolve(read(call))
    call.onerror = call.onabort = call.ontimeout = () => resolve({ kind: 'failed', reason: CUT })
    call.send(body)
  })
}

function read({ status, responseText }: XMLHttpRequest): Sent {
  const { location, title, errors = [] } = parse(responseText)
  if (status === 201 && location) return { kind: 'accepted', location }
  if (status === 401) return { kind: 'signed-out' }
  if (errors.length > 0) return { kind: 'refused', errors }
  return { kind: 'failed', reason: title ?? 'L’envoi a échoué. Réessayez dans quelques instants.' }
}

function parse(text: string): Body {
  try {
    return JSON.parse(text) as Body
  } catch {
    return {}
  }
}
