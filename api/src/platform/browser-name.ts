/** In the order in which they are looked for: each pretends to be those after it. */
const browsers: readonly (readonly [RegExp, string])[] = [
  [/\b(?:Edg|EdgA|EdgiOS)\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bVersion\/[\d.]+ .*Safari\//, 'Safari'],
]

const systems: readonly (readonly [RegExp, string])[] = [
  [/\b(?:iPhone|iPad|iPod)\b/, 'iPhone ou iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
]

/** « Firefox sur Windows », so that a person recognises it; never the user agent's own words. */
export function nameBrowser(userAgent: string): string {
  const find = (names: typeof browsers) => names.find(([sign]) => sign.test(userAgent))?.[1]
  const browser = find(browsers) ?? 'Un navigateur'
  const system = find(systems)
  return system === undefined ? browser : `${browser} sur ${system}`
}
