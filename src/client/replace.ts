/** An object in which some members are of other types. Unlike with `Omit`, an index signature keeps the others apart. */
export type Replace<Value, Members> = {
  // What an index signature says holds for every member, those that are replaced included.
  [Name in keyof Value as Exclude<Name, keyof Members>]: string extends Name
    ? Value[Name] | Members[keyof Members]
    : Value[Name];
} & Members;
