import sharp from 'sharp'
import { scenes } from './scenes.ts'

/** A scene as a WebP picture of 1200 × 675, a few kilobytes. */
export function paint(scene: string): Promise<Uint8Array> {
  const draw = scenes[scene]
  if (!draw) throw new Error(`No scene is called ${scene}`)
  return sharp(Buffer.from(draw())).webp({ quality: 82 }).toBuffer()
}
