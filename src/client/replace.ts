/** Replaces the types of some properties. Unlike `Omit`, it preserves the other properties of a type with an index signature. */
export type Replace<Value, Members> = {
  // An index signature applies to every property, including the replaced ones.
  [Name in keyof Value as Exclude<Name, keyof Members>]: string extends Name
    ? Value[Name] | Members[keyof Members]
    : Value[Name];
} & Members;
