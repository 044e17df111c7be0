import encodeQR from 'qr'

/** A QR code, row by row: « 1 » is dark. Without the quiet zone, 4 modules wide, that goes around. */
export function qrRows(text: string): string[] {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 1 }).slice(1, -1)
  return rows.map((row) =>
    row
      .slice(1, -1)
      .map((isDark) => (isDark ? '1' : '0'))
      .join(''),
  )
}
