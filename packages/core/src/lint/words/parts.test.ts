import { describe, expect, test } from "vitest";
import { judge } from "./measurable.ts";

describe("a part of a thing, or a state that its schema shows, can be looked up", () => {
  test.each([
    "The table users has an index on email.",
    "The route /health answers 204.",
    "The column price is not null.",
    "Every row has a checksum.",
    "The users table has a foreign key to accounts.",
    "The endpoint health answers with an empty body.",
    "The orders table has a unique constraint on number.",
    "The field email is required.",
    "The login form has a password field.",
    "The job nightly has a timeout.",
    "The header has a link to the imprint.",
    "The index on email is unique.",
    "The package billing exports a function refund.",
    "The settings page has a button named Save.",
    "The function parse takes a second argument.",
    "The class Invoice has a method total.",
    "The cookie session is http-only.",
    "The column id is the primary key.",
    "The bucket backups is private.",
    "The field email is required on create, and the field name is not.",
    "The table orders holds no row without a customer.",
    "Die Tabelle users hat einen Index auf email.",
    "La tabla users tiene un índice en email.",
    "La table users a un index sur email.",
    "A tabela users tem um índice em email.",
    "La tabella users ha un indice su email.",
    "В таблице users есть индекс по email.",
    "users 表在 email 上有索引",
    "users テーブルの email にインデックスがある",
    "users 테이블의 email에 인덱스가 있다",
  ])("%s", (condition) => {
    expect(judge(condition).measurable).toBe(true);
  });
});

describe("praise of a thing, and what is not part of one, cannot", () => {
  test.each([
    "The code has good quality.",
    "The UI is nice on mobile.",
    "The table layout is pleasant.",
    "The page design has a certain charm.",
    "The code has structure.",
    "The service has a solid design.",
    "The module structure makes sense.",
    "The page looks good on a phone.",
    "The API is easy to use.",
    "The database is in good shape.",
    "The table users is well designed.",
    "The form feels fast.",
    "The function is clean.",
    "The package has a future.",
    "The release has a good feeling.",
    "The users table is migrated.",
    "The endpoint works.",
    "The class hierarchy has a clear shape.",
    "The login page has the right look.",
    "The settings screen is finished.",
    "The form has an elegant button.",
    "The table has rows.",
    "The package is public knowledge.",
    "Die Seite hat ein schönes Design.",
    "La página tiene un buen diseño.",
    "La page a un joli style.",
    "代码有良好的结构",
    "コードに良い構造がある",
  ])("%s", (condition) => {
    expect(judge(condition).measurable).toBe(false);
  });
});
