import type { Sample } from '../fixtures/files/sample.ts'

const boundary = '----limite-des-essais'

export const multipartType = `multipart/form-data; boundary=${boundary}`

export interface FormParts {
  fields?: Record<string, string>
  files?: readonly Sample[]
}

/** A form as browsers write it, in bytes, so that a test can cut or change them. */
export function multipart({ fields = {}, files = [] }: FormParts): Buffer {
  const parts = [
    ...Object.entries(fields).map(([name, value]) => part(`name="${name}"`, value)),
    ...files.map(({ name, bytes }) =>
      part(
        `name="files"; filename="${name.replaceAll('"', '%22')}"\r\nContent-Type: application/octet-stream`,
        bytes,
      ),
    ),
  ]
  return Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)])
}

function part(disposition: string, content: string | Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; ${disposition}\r\n\r\n`),
    Buffer.from(content as string),
    Buffer.from('\r\n'),
  ])
}
