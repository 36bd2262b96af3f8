// @ts-check
/** A photo from the device: made smaller and freed of what the camera noted (place, owner) before it goes anywhere. */

const LONGEST = 2560;
const SMALL = 1280;

/** @typedef {{ file: File, width: number, height: number, address: string }} Shot */

/**
 * @param {File} given
 * @param {string} name of the file it becomes
 * @returns {Promise<Shot>} Rejects for what is no picture.
 */
export async function prepare(given, name) {
  const bitmap = await createImageBitmap(given, { imageOrientation: "from-image" });
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(bitmap.width * scale);
  canvas.height = Math.round(bitmap.height * scale);
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.fillStyle = "#fff"; // under what lets light through
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  const { width, height } = canvas;
  bitmap.close();
  const blob = await new Promise((resolve, reject) => {
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error("no picture"))), "image/jpeg", 0.9);
  });
  const file = new File([blob], name, { type: "image/jpeg" });
  return { file, width, height, address: URL.createObjectURL(file) };
}

/** Whether a photo is smaller than the catalogue likes it. @param {Shot} shot */
export const isSmall = ({ width, height }) => Math.max(width, height) < SMALL;
