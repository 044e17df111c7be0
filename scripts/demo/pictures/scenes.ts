import { disc, drawing, gull, height, shape, sky, stroke, swell, tint, width } from './sea.ts'

/** Calm pictures of the sea for the news, each drawn when it is needed. */
export const scenes: Record<string, () => string> = {
  lighthouse,
  tide,
  signals,
  lifebuoy,
  trawler,
  buoy,
  'oyster-beds': oysterBeds,
  deck,
  harbour,
}

function lighthouse(): string {
  const stars = [
    [140, 90],
    [300, 160],
    [420, 70],
    [560, 190],
    [700, 60],
    [1080, 120],
    [220, 260],
    [640, 290],
  ]
  return drawing(
    sky(tint.night, '#2c5d80'),
    ...stars.map(([x = 0, y = 0]) => disc(x, y, 2.5, tint.white, 0.8)),
    shape('M872 214 L0 70 V330 Z', tint.sun, 0.22),
    shape('M872 214 L1200 150 V300 Z', tint.sun, 0.22),
    swell(470, tint.deep, { rise: 10 }),
    shape('M690 520 q80 -70 190 -72 q140 -2 330 60 V600 H660 Z', '#081d31'),
    shape('M836 470 L850 246 H896 L910 470 Z', tint.white),
    shape('M844 342 H902 L905 392 H841 Z', tint.coral),
    shape('M848 288 H898 L900 318 H846 Z', tint.coral),
    shape('M838 240 H908 V250 H838 Z M850 196 H896 V240 H850 Z', tint.foam),
    shape('M844 196 L873 168 L902 196 Z', tint.coral),
    disc(873, 218, 15, tint.sun),
    swell(540, '#0f3150', { shift: 90 }),
    swell(600, tint.night, { rise: 20, length: 300 }),
  )
}

function tide(): string {
  return drawing(
    sky(tint.foam, tint.shallow),
    disc(930, 190, 78, tint.sun),
    disc(930, 190, 120, tint.sun, 0.25),
    ...[0, 1, 2, 3, 4].map((index) =>
      swell(
        300 + index * 78,
        [tint.shallow, tint.water, tint.sea, '#1f5679', tint.deep][index] ?? tint.deep,
        {
          rise: 22 + index * 7,
          length: 400 - index * 30,
          shift: index * 130,
        },
      ),
    ),
    gull(300, 150, 34, tint.sea),
    gull(400, 205, 24, tint.sea),
  )
}

function signals(): string {
  const rope = 'M120 86 Q600 280 1080 110'
  const flags = [
    { x: 205, y: 120, colors: [tint.coral, tint.white] },
    { x: 345, y: 162, colors: [tint.deep, tint.sun] },
    { x: 490, y: 187, colors: [tint.white, tint.sea] },
    { x: 635, y: 192, colors: [tint.sun, tint.coral] },
    { x: 780, y: 179, colors: [tint.sea, tint.white] },
    { x: 920, y: 152, colors: [tint.coral, tint.deep] },
  ]
  return drawing(
    sky('#bfe0ea', tint.foam),
    stroke('M110 60 V520', tint.deep, 12),
    stroke('M1090 80 V520', tint.deep, 12),
    stroke(rope, tint.deep, 4),
    ...flags.map(
      ({ x, y, colors: [first = '', second = ''] }) =>
        shape(`M${x} ${y} h92 v104 h-92 z`, first) +
        shape(`M${x} ${y + 35} h92 v34 h-92 z`, second),
    ),
    swell(470, tint.water),
    swell(530, tint.sea, { shift: 110, length: 280 }),
    swell(595, tint.deep, { shift: 40, length: 320, rise: 20 }),
  )
}

function lifebuoy(): string {
  const segments = [20, 110, 200, 290].map(
    (angle) =>
      `<path d="M0 -150 A150 150 0 0 1 ${Math.sin(0.87) * 150} ${-Math.cos(0.87) * 150} L${Math.sin(0.87) * 78} ${-Math.cos(0.87) * 78} A78 78 0 0 0 0 -78 Z" fill="${tint.coral}" transform="rotate(${angle})"/>`,
  )
  return drawing(
    sky(tint.dawn, tint.foam),
    disc(250, 250, 64, tint.sun, 0.9),
    swell(330, tint.shallow),
    swell(390, tint.water, { shift: 90, length: 300 }),
    `<g transform="translate(700 420) scale(1 .8)"><circle r="114" fill="none" stroke="${tint.white}" stroke-width="72"/>${segments.join('')}<circle r="160" fill="none" stroke="${tint.deep}" stroke-width="6" stroke-dasharray="120 131" stroke-dashoffset="40"/></g>`,
    swell(500, tint.sea, { shift: 60, length: 320, rise: 20 }),
    swell(575, tint.deep, { shift: 190, length: 360, rise: 22 }),
  )
}

function trawler(): string {
  return drawing(
    sky('#d8ecf2', tint.foam),
    disc(980, 150, 60, tint.white),
    gull(250, 140, 30, tint.sea),
    gull(340, 190, 22, tint.sea),
    gull(190, 220, 18, tint.sea),
    swell(430, tint.shallow),
    shape('M380 430 H860 Q846 520 790 560 H470 Q410 520 380 430 Z', tint.coral),
    shape('M380 430 H860 L856 452 H388 Z', tint.white),
    shape('M640 310 H780 V430 H640 Z', tint.white),
    shape('M628 296 H796 V316 H628 Z', tint.deep),
    shape('M660 334 h36 v34 h-36 z M716 334 h36 v34 h-36 z', tint.sea),
    stroke('M520 430 V190 M520 210 L400 420 M520 210 L640 320', tint.deep, 8),
    stroke('M830 430 V300 M830 310 L780 300', tint.deep, 7),
    swell(505, tint.water, { shift: 70, length: 300 }),
    swell(555, tint.sea, { shift: 190, length: 340, rise: 20 }),
    swell(610, tint.deep, { shift: 30, length: 380, rise: 20 }),
  )
}

function buoy(): string {
  return drawing(
    sky('#c6dfe9', tint.foam),
    swell(370, tint.shallow),
    swell(430, tint.water, { shift: 120, length: 280 }),
    `<g transform="rotate(9 640 520)">${[
      shape('M560 520 H720 L700 470 H580 Z', tint.deep),
      shape('M596 470 L612 250 H668 L684 470 Z', tint.coral),
      shape('M604 360 H676 L680 414 H600 Z', tint.white),
      shape('M609 290 H671 L673 318 H607 Z', tint.white),
      stroke('M640 250 V190', tint.deep, 9),
      disc(640, 170, 26, tint.coral),
    ].join('')}</g>`,
    swell(505, tint.sea, { shift: 40, length: 330, rise: 22 }),
    swell(585, tint.deep, { shift: 200, length: 380, rise: 24 }),
    gull(260, 180, 30, tint.sea),
    gull(930, 130, 24, tint.sea),
  )
}

function oysterBeds(): string {
  const rows = [0, 1, 2, 3].map((row) => {
    const y = 372 + row * row * 15 + row * 34
    const size = 1 + row * 0.55
    const posts = Array.from({ length: 13 }, (_, index) => {
      const x = 600 + (index - 6) * 78 * size
      return `M${x} ${y} v${30 * size} M${x - 26 * size} ${y} h${52 * size}`
    })
    return stroke(posts.join(' '), row % 2 ? '#33505f' : '#486675', 5 * size)
  })
  return drawing(
    sky('#f3dfba', tint.foam),
    disc(330, 210, 66, tint.sun),
    shape(`M0 300 H${width} V${height} H0 Z`, tint.shallow),
    shape('M0 318 Q300 296 640 316 T1200 308 V330 H0 Z', tint.water, 0.55),
    shape('M0 360 Q420 330 1200 352 V675 H0 Z', tint.sand),
    shape(
      'M120 470 q180 -26 330 4 q-150 26 -330 -4 Z M760 560 q200 -30 380 6 q-190 30 -380 -6 Z',
      tint.shallow,
      0.8,
    ),
    ...rows,
  )
}

function deck(): string {
  const coil = [0, 1, 2, 3, 4, 5].map(
    (index) =>
      `<ellipse cx="330" cy="${560 - index * 3}" rx="${150 - index * 24}" ry="${52 - index * 8}" fill="none" stroke="${index % 2 ? '#d9bd86' : '#c7a669'}" stroke-width="17"/>`,
  )
  return drawing(
    sky('#bcdbe7', tint.foam),
    swell(330, tint.water),
    swell(372, tint.sea, { shift: 100, length: 300 }),
    shape(`M0 ${height} V470 Q600 380 1200 470 V${height} Z`, '#b98555'),
    stroke(
      'M0 530 Q600 440 1200 530 M0 600 Q600 510 1200 600 M0 664 Q600 580 1200 664',
      '#9c6c41',
      4,
    ),
    stroke('M0 470 Q600 380 1200 470', tint.white, 20),
    stroke('M150 452 V318 M450 405 V268 M750 405 V268 M1050 452 V318', tint.deep, 9),
    stroke('M0 338 Q600 232 1200 338 M0 398 Q600 300 1200 398', tint.deep, 6),
    ...coil,
    shape('M820 560 h120 v-46 h-20 v-40 h-80 v40 h-20 z', tint.deep),
    gull(640, 140, 32, tint.sea),
  )
}

function harbour(): string {
  const masts = [190, 260, 345, 450, 520].map(
    (x, index) =>
      stroke(`M${x} 430 V${210 + (index % 3) * 48}`, tint.deep, 6) +
      shape(
        `M${x - 44} 424 h92 q-8 34 -26 40 h-46 q-16 -8 -20 -40 z`,
        index % 2 ? tint.white : tint.sea,
      ),
  )
  return drawing(
    sky('#f6d3a0', '#fbeedb'),
    disc(760, 330, 90, tint.sun),
    shape('M0 350 q160 -70 330 -40 q180 30 330 20 q260 -10 540 24 V430 H0 Z', '#8fb3c1', 0.75),
    swell(410, tint.water, { rise: 8 }),
    ...masts,
    shape('M760 470 H1200 V430 H1000 L960 440 H760 Z', '#5b6f7b'),
    shape('M800 440 L806 300 H844 L850 440 Z', tint.white),
    shape('M798 300 H852 V312 H798 Z M812 262 H838 V300 H812 Z', '#2f8f6b'),
    disc(825, 280, 9, '#9be8c5'),
    swell(478, tint.sea, { shift: 90, length: 300, rise: 12 }),
    swell(556, tint.deep, { shift: 30, length: 360, rise: 18 }),
    gull(1010, 180, 28, tint.deep),
    gull(1090, 230, 20, tint.deep),
  )
}
