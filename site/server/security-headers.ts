import type { HeaderList } from './prepared.ts'

const contentSecurityPolicy = policyFraming("'none'")

/** Of the one page that shows a file in a frame. */
export const policyThatFrames = policyFraming("'self'")

/** Of a preview, which Strapi's panel alone may show in a frame. */
export function policyFramedBy(panel: URL): string {
  const local = { '127.0.0.1': 'localhost', localhost: '127.0.0.1' }[panel.hostname]
  const origins = local
    ? [panel.origin, panel.origin.replace(panel.hostname, local)]
    : [panel.origin]
  return policyFraming("'none'", origins.join(' '))
}

const permissionsPolicy = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'microphone',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ')

const everywhere: HeaderList = [
  ['content-security-policy', contentSecurityPolicy],
  ['x-content-type-options', 'nosniff'],
  // Not no-referrer: browsers would then send `Origin: null` with the portal's own forms.
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
  ['permissions-policy', permissionsPolicy],
]

const overTls: HeaderList = [['strict-transport-security', 'max-age=63072000; includeSubDomains']]

/** The headers that every answer carries, whatever its address and its status; names in lower case. */
export function securityHeaders(publicUrl: URL): HeaderList {
  return publicUrl.protocol === 'https:' ? [...everywhere, ...overTls] : everywhere
}

function policyFraming(frames: string, ancestors = "'none'"): string {
  return [
    "default-src 'self'",
    `frame-src ${frames}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
    "require-trusted-types-for 'script'",
  ].join('; ')
}
