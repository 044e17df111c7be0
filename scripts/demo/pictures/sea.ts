/** The shapes that the scenes share, as SVG. */

export const width = 1200
export const height = 675

export const tint = {
  night: '#0d2a45',
  deep: '#12385b',
  sea: '#2b6f93',
  water: '#5fa8c4',
  shallow: '#a6d3df',
  foam: '#e6f2f5',
  sand: '#efe3cb',
  dawn: '#f6d7a8',
  coral: '#e0694a',
  sun: '#f4b860',
  white: '#fbfdfe',
}

export function sky(top: string, bottom: string): string {
  return `<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${top}"/><stop offset="1" stop-color="${bottom}"/></linearGradient></defs><rect width="${width}" height="${height}" fill="url(#sky)"/>`
}

/** A band of sea whose top is a regular swell. */
export function swell(
  y: number,
  color: string,
  { rise = 16, length = 240, shift = 0 } = {},
): string {
  const start = -length + (shift % length)
  let path = `M${start} ${y}`
  for (let x = start; x < width + length; x += length) {
    path += ` q${length / 4} ${-rise} ${length / 2} 0 t${length / 2} 0`
  }
  return `<path d="${path} V${height} H${start} Z" fill="${color}"/>`
}

export function disc(x: number, y: number, radius: number, color: string, opacity = 1): string {
  return `<circle cx="${x}" cy="${y}" r="${radius}" fill="${color}" opacity="${opacity}"/>`
}

export function shape(path: string, color: string, opacity = 1): string {
  return `<path d="${path}" fill="${color}" opacity="${opacity}"/>`
}

export function stroke(path: string, color: string, thickness: number): string {
  return `<path d="${path}" fill="none" stroke="${color}" stroke-width="${thickness}" stroke-linecap="round" stroke-linejoin="round"/>`
}

export function gull(x: number, y: number, size: number, color = tint.white): string {
  return stroke(
    `M${x - size} ${y - size * 0.2} q${size * 0.6} ${-size * 0.5} ${size} ${size * 0.2} q${size * 0.4} ${-size * 0.7} ${size} ${-size * 0.2}`,
    color,
    size * 0.16,
  )
}

export function drawing(...parts: string[]): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${parts.join('')}</svg>`
}
