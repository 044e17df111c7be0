/** What a receiver runs: shown in the description of the api and in docs/systems.md, and tested. */
export const verificationSample = `import { createHmac, timingSafeEqual } from 'node:crypto'

export function isGenuine(headers, body, secret, now = Date.now()) {
  const { 'webhook-id': id, 'webhook-timestamp': sentAt, 'webhook-signature': signatures } = headers
  if (!(Math.abs(now / 1000 - Number(sentAt)) <= 300)) return false
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const expected = createHmac('sha256', key).update(\`\${id}.\${sentAt}.\${body}\`).digest()
  return String(signatures)
    .split(' ')
    .some((signature) => {
      const given = Buffer.from(signature.replace('v1,', ''), 'base64')
      return given.length === expected.length && timingSafeEqual(given, expected)
    })
}`
