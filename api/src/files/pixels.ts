import { expect } from './fault.ts'

const MAX_PIXELS = 50_000_000

/** Decoded, an image takes four bytes a pixel or more, whatever the length of its file. */
export function requireReasonableSize(width: number, height: number): void {
  expect(width > 0 && height > 0, 'damaged', 'an image without size')
  expect(width * height <= MAX_PIXELS, 'too-complex', `${String(width)} × ${String(height)} pixels`)
}
