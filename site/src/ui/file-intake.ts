/** The three ways to bring files in: the picker, a drop on the zone, a picture that is pasted. */
export function takeFilesIn(
  input: HTMLInputElement,
  zone: HTMLElement,
  add: (files: readonly File[]) => void,
): void {
  const empty = (): void => {
    const files = [...(input.files ?? [])]
    input.value = ''
    if (files.length > 0) add(files)
  }
  // Browsers give back what was chosen before a page was left.
  empty()
  input.addEventListener('change', empty)
  zone.addEventListener('dragover', (event) => {
    event.preventDefault()
    zone.dataset.over = ''
  })
  zone.addEventListener('dragleave', () => delete zone.dataset.over)
  zone.addEventListener('drop', (event) => {
    event.preventDefault()
    delete zone.dataset.over
    add([...(event.dataTransfer?.files ?? [])])
  })
  document.addEventListener('paste', ({ clipboardData }) => {
    const pictures = [...(clipboardData?.files ?? [])]
    // A copied part of a text or of a table comes with a picture of itself.
    if (pictures.length === 0 || clipboardData?.types.includes('text/plain')) return
    add(pictures.map(named))
  })
}

/** Browsers call every pasted picture the same. */
function named(picture: File): File {
  if (!/^image\.\w+$/.test(picture.name)) return picture
  const time = new Date().toTimeString().slice(0, 8).replaceAll(':', '-')
  return new File([picture], picture.name.replace('image', `image-collée-${time}`), {
    type: picture.type,
  })
}
