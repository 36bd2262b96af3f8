// @ts-check
/** Where a finished entry goes: GitHub's page for a new file, the device, the clipboard, an app, a mail. */

import { page, say } from "./words.js";

/** @typedef {{ folder: string, name: string, text: string }} Text */

/** GitHub refuses longer addresses; measured in characters of the whole address. */
export const LONGEST = 7000;
/** Mail programs cut longer addresses off. */
const LONGEST_MAIL = 1900;

/**
 * The address of GitHub's page for a new file.
 * @param {Text} file
 * @returns {{ address: string, holds: boolean }} `holds`: the text is in the address, else it has to be pasted
 */
export function newFile({ folder, name, text }) {
  const { repository, branch } = page.send;
  const start = `${repository.replace(/\/+$/, "")}/new/${branch}/${folder}?filename=${encodeURIComponent(name)}`;
  const whole = `${start}&value=${encodeURIComponent(text)}`;
  return whole.length <= LONGEST ? { address: whole, holds: true } : { address: start, holds: false };
}

/** The address of GitHub's editor for a file there is. @param {Text} file */
export function editFile({ folder, name }) {
  const { repository, branch } = page.send;
  return `${repository.replace(/\/+$/, "")}/edit/${branch}/${folder}/${encodeURIComponent(name)}`;
}

/** All texts as one, each under its path. @param {Text[]} files */
export function together(files) {
  if (files.length === 1) return files[0].text;
  return files.map(({ folder, name, text }) => `# ${folder}/${name}\n${text}`).join("\n");
}

/**
 * @param {Text[]} files
 * @param {string} title of the entry
 * @returns {{ address: string, holds: boolean }}
 */
export function mail(files, title) {
  const subject = encodeURIComponent(say("mail_subject", { title }));
  const start = `mailto:${page.send.mail}?subject=${subject}&body=`;
  const whole = start + encodeURIComponent(`${say("mail_hello")}\n\n${together(files)}`);
  if (whole.length <= LONGEST_MAIL) return { address: whole, holds: true };
  return { address: start + encodeURIComponent(say("mail_attach")), holds: false };
}

/** @param {Text} file */
export function asFile({ name, text }) {
  return new File([text], name, { type: "application/yaml" });
}

/** Save a file on the device. @param {File} file */
export function download(file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Files as an app takes them: few take YAML, all take text. @param {Text[]} files @param {File | undefined} photo */
export function forApps(files, photo) {
  const texts = files.map(({ name, text }) => new File([text], `${name}.txt`, { type: "text/plain" }));
  return { files: photo ? [...texts, photo] : texts, title: files[0].name };
}
