import { jpegName, photoSteps, type PhotoStep } from './photo-steps.ts'

/** The photo as a jpeg of `mostBytes` at most; nothing when this browser cannot read it. */
export async function shrinkPhoto(file: File, mostBytes: number): Promise<File | undefined> {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
    try {
      for (const step of photoSteps(bitmap.width, bitmap.height)) {
        const blob = await draw(bitmap, step)
        if (blob && blob.size <= mostBytes)
          return new File([blob], jpegName(file.name), {
            type: 'image/jpeg',
            lastModified: file.lastModified,
          })
      }
    } finally {
      bitmap.close()
    }
  } catch {
    // Told by the absence of a photo.
  }
  return undefined
}

function draw(bitmap: ImageBitmap, { width, height, quality }: PhotoStep): Promise<Blob | null> {
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) return Promise.resolve(null)
  // What is transparent would be black in a jpeg.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width, height)
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality))
}
