const uploads = '/uploads/'
const pictureName = /^[A-Za-z0-9_-][A-Za-z0-9._-]{0,200}\.(jpe?g|png|webp|avif|gif)$/

const mediaTypes: Record<string, string> = {
  avif: 'image/avif',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
}

/** The name of a picture in Strapi's library; undefined for what the portal shows as no picture. */
export function uploadName(url: string): string | undefined {
  const path = URL.parse(url, 'http://strapi.invalid')?.pathname ?? ''
  const name = path.startsWith(uploads) ? path.slice(uploads.length) : ''
  return pictureName.test(name) ? name : undefined
}

/** The site's own address of a picture of Strapi, which readers cannot reach. */
export function pictureAddress(name: string): string {
  return `/images/${name}`
}

/** Where Strapi has the picture of that name, and its type. */
export function findUpload(name: string): { url: string; type: string } | undefined {
  const type = mediaTypes[pictureName.exec(name)?.[1] ?? '']
  return type ? { url: `${uploads}${name}`, type } : undefined
}
