import type { IncomingMessage, ServerResponse } from 'node:http'
import { discardRest } from './bodies.ts'
import type { HeaderList } from './prepared.ts'

/** An answer made without Astro: a refusal, or a part that does not answer. */
export interface PlainAnswer {
  status: number
  /** A stable word for programs (RFC 9457). */
  type: string
  /** French sentences. */
  title: string
  advice: string
  headers?: HeaderList
}

/** As a page to those who read pages, as problem+json to others. */
export function sendPlain(
  request: IncomingMessage,
  response: ServerResponse,
  answer: PlainAnswer,
): void {
  const asPage = request.headers.accept?.includes('text/html') ?? false
  const body = asPage ? pageOf(answer) : problemOf(answer)
  const head = [
    ['Content-Type', asPage ? 'text/html; charset=utf-8' : 'application/problem+json'],
    ['Content-Length', String(Buffer.byteLength(body))],
    ['Cache-Control', 'no-store'],
    ...(answer.headers ?? []),
  ]
  for (const [name, value] of head as [string, string][]) response.setHeader(name, value)
  response.writeHead(answer.status).end(body)
  discardRest(request)
}

function problemOf({ status, type, title, advice }: PlainAnswer): string {
  return JSON.stringify({ type, title: `${title} ${advice}`, status, errors: [] })
}

/** Whatever it says comes from this folder: nothing here is escaped. */
function pageOf({ title, advice }: PlainAnswer): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – Espace personnel Enim</title>
<link rel="stylesheet" href="/secours.css">
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
</head>
<body>
<main>
<p class="name">Espace personnel Enim</p>
<h1>${title}</h1>
<p>${advice}</p>
<p><a href="/">Revenir à l’accueil</a> <a href="/espace">Aller à Mes services</a></p>
</main>
</body>
</html>
`
}
