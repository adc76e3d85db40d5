import { InputCheck } from "../../input/input-check.js";
import { type Places, placesOf } from "../../input/places.js";

/** A contact as it is asked for; what is undefined stays as it is. */
export interface GivenContact {
  name?: string | null;
  email?: string | null;
  phone?: string | null;
  groupIds?: readonly string[] | null;
}

/** What is written of a contact. */
interface Columns {
  name?: string;
  email?: string | null;
  phone?: string | null;
}

/** Telephone numbers are written in many ways, and dialled by whoever knows how: kept as they are, if they can be any. */
const PHONE = /^(?=.*\d)[\d+./() -]{3,40}$/;

/** @throws a Refusal with everything that is wrong with it. `isNew`: it must have a name. */
export function checkContact(given: GivenContact, isNew: boolean): { columns: Columns; groups: Places | null } {
  const check = new InputCheck();
  const path = ["input", "name"];
  const columns = {
    name: isNew ? check.name(given.name, path) : check.changedName(given.name, path),
    email: clearable(given.email, (email) => check.email(email, ["input", "email"])),
    phone: clearable(given.phone, (phone) => phoneIn(check, phone)),
  };
  const groups = given.groupIds === undefined ? null : placesOf(given.groupIds ?? [], ["input", "groupIds"]);
  check.done();
  return { columns, groups };
}

/** Nothing but blanks clears, as an emptied field of a form means it. */
const clearable = (value: string | null | undefined, clean: (value: string) => string): string | null | undefined =>
  value?.trim() ? clean(value) : value === undefined ? undefined : null;

function phoneIn(check: InputCheck, value: string): string {
  const phone = value.trim();
  if (!PHONE.test(phone)) check.refuse("INVALID", ["input", "phone"]);
  return phone;
}
