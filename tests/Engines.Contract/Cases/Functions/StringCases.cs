using static SparkPersonalization.DataFrames.Functions;
using static SparkPersonalization.Engines.Contract.Cases.Case;
using static SparkPersonalization.Engines.Contract.Data.Awkward;

namespace SparkPersonalization.Engines.Contract.Cases.Functions;

/// <summary>Texts.</summary>
internal static class StringCases
{
    internal static CaseFamily Family => new("texts", CaseShape.Rows,
    [
        Of(Ascii(S)), Of(Ascii(W)), Of(Char(I)), Of(Char(N)), Of(Base64(Y)), Of(Base64(Encode(S, "UTF-8"))), Of(Unbase64(Base64(Y))),
        Of(Concat(S, W)), Of(Concat(S, N, D)), Of(Concat(A, A)), Of(Concat(Y, Y)), Of(ConcatWs("-", S, W)), Of(ConcatWs("", Ss, S)),
        Of(Encode(S, "UTF-8")), Of(Encode(S, "UTF-16")), Of(Encode(S, "UTF-16LE")), Fails("MALFORMED_CHARACTER_CODING", Encode(S, "US-ASCII")),
        Of(Decode(Encode(S, "UTF-16BE"), "UTF-16BE")), Fails("MALFORMED_CHARACTER_CODING", Decode(Y, "UTF-8")), Fails("INVALID_PARAMETER_VALUE.CHARSET", Decode(Y, "no-charset")),
        Of(InitCap(S)), Of(InitCap(W)), Of(Instr(S, "x")), Of(Instr(S, "")), Of(Instr(W, "o")), Of(Length(S)), Of(Length(Y)), Of(OctetLength(S)), Of(BitLength(S)),
        Of(BitLength(Y)), Of(OctetLength(Y)), Of(Levenshtein(S, W)), Of(Locate("e", W)), Of(Locate("e", W, 4)), Of(Locate("", S, 3)), Of(Locate("e", W, 0)),
        Of(Lower(S)), Of(Upper(S)), Of(Lower(W)), Of(Upper(W)), Of(Lpad(S, 5, "äb")), Of(Rpad(S, 5, "\U0001F600")), Of(Lpad(S, 0, "x")), Of(Lpad(W, 25, "")), Of(Rpad(W, -1, "x")),
        Of(Left(S, N)), Of(Right(S, N)), Of(Left(W, Lit(3))), Of(Right(W, Lit(3))), Of(Ltrim(S)), Of(Rtrim(S)), Of(Trim(S)), Of(Ltrim(W, "teh ")), Of(Rtrim(W, "xo")), Of(Trim(W, "the")),
        Of(Trim(S, "")), Of(Btrim(S)), Of(Btrim(W, Lit("tx"))), Of(Overlay(S, Lit("__"), N)), Of(Overlay(W, Lit("*"), Lit(2), Lit(3))), Of(Overlay(Y, Y, Lit(1))),
        Of(RegexpExtract(W, "(\\w+) (\\w+)", 2)), Of(RegexpExtract(S, "(.)", 1)), Fails("INVALID_PARAMETER_VALUE.REGEX_GROUP_INDEX", RegexpExtract(W, "(o)", 2)),
        Fails("INVALID_PARAMETER_VALUE.PATTERN", RegexpExtract(W, "(", 0)), Of(RegexpReplace(W, "[aeiou]", "<$0>")), Of(RegexpReplace(S, "", "-")), Of(RegexpReplace(W, Lit("(\\w)(\\w)"), Lit("$2$1"))),
        Of(RegexpReplace(S, "\\p{L}", "L")), Of(RegexpReplace(S, "(?i)[äöü]", "u")), Of(RegexpReplace(W, "(?i)[a-f](T|h)", "<$1>")), Of(RegexpReplace(W, "(?i:THE)|x", "-")), Of(RegexpReplace(S, "(?iu)[äöü]", "u")), Of(RegexpCount(W, Lit("o"))), Of(RegexpCount(S, Lit(""))), Of(RegexpExtractAll(W, Lit("([a-z])o"), Lit(1))),
        Of(RegexpInstr(W, Lit("o"))), Of(RegexpInstr(S, Lit("[^ -~]"))), Of(RegexpSubstr(W, Lit("h.l"))), Of(RLike(W, Lit("^the"))), Of(Like(W, Lit("%o%"))), Of(Like(S, Lit("a\\%b%"))),
        Of(ILike(W, Lit("THE%"))), Of(Repeat(S, 2)), Of(Repeat(W, 0)), Of(Repeat(W, -1)), Of(Replace(W, Lit("o"), Lit("00"))), Of(Replace(S, Lit(""), Lit("x"))), Of(Reverse(S)), Of(Reverse(W)), Of(Reverse(A)),
        Of(Sentences(W)), Of(Sentences(W, Lit("en"), Lit("US"))), Of(Soundex(W)), Of(Soundex(S)), Of(Space(N)), Of(Split(W, " ")), Of(Split(W, "")), Of(Split(W, "o", 2)), Of(Split(S, " ", -1)), Of(Split(W, "[,;]", 0)),
        Of(SplitPart(W, Lit(" "), Lit(2))), Of(SplitPart(W, Lit(" "), Lit(-1))), Of(SplitPart(S, Lit(""), Lit(1))), Fails("INVALID_INDEX_OF_ZERO", SplitPart(W, Lit(" "), Lit(0))),
        Of(Substring(S, 2, 3)), Of(Substring(S, -3, 2)), Of(Substring(S, 0, 2)), Of(Substring(W, N, N)), Of(Substring(Y, 2, 1)), Of(SubstringIndex(W, " ", 2)), Of(SubstringIndex(W, " ", -1)), Of(SubstringIndex(W, "", 1)),
        Of(SubstringIndex(S, "x", 0)), Of(Translate(W, "eo", "30")), Of(Translate(S, "✓ä", "v")), Of(Contains(W, Lit("o"))), Of(Contains(S, S)), Of(StartsWith(W, Lit("the"))), Of(StartsWith(Y, Y)),
        Of(EndsWith(W, Lit("o"))), Of(EndsWith(S, Lit(""))), Of(Elt(Lit(2), S, W)), Of(Elt(Lit(1), Y, Y)), Fails("INVALID_ARRAY_INDEX", Elt(N, S, W)), Of(FindInSet(Lit("b"), Lit("a,b,c"))), Of(FindInSet(W, S)),
        Of(StrToMap(Lit("a:1,b:2"))), Fails("DUPLICATED_MAP_KEY", StrToMap(W, Lit(" "), Lit("o"))), Of(IsValidUtf8(Y)), Of(IsValidUtf8(S)), Of(MakeValidUtf8(S)), Of(ValidateUtf8(S)), Of(TryValidateUtf8(S)),
        Of(TryValidateUtf8(Y)), Of(UrlEncode(S)), Of(UrlEncode(W)), Of(UrlDecode(UrlEncode(S))), Fails("CANNOT_DECODE_URL", UrlDecode(Lit("%zz"))), Of(TryUrlDecode(Lit("%zz"))), Of(TryUrlDecode(W)),
        Of(ParseUrl(Lit("https://me:pw@a.b:8/p/q?x=1&y=%20#r"), Lit("HOST"))), Of(ParseUrl(Lit("https://a.b/p?x=1&y=2"), Lit("QUERY"), Lit("y"))), Fails("INVALID_URL", ParseUrl(Lit("http://a b"), Lit("HOST"))),
        Of(TryParseUrl(Lit("http://a b"), Lit("HOST"))), Of(TryParseUrl(Lit("https://a.b/p?x=1"), Lit("QUERY"), Lit("x"))), Of(LuhnCheck(Lit("8112189876"))), Of(LuhnCheck(Num)), Of(Mask(S)), Of(Mask(W)), Of(Mask(W, Lit("U"), Lit("l"), Lit("9"), Lit("."))),
        Of(Quote(W)), Of(FormatNumber(X, 2)), Of(FormatNumber(D, 3)), Of(FormatNumber(P, 0)), Of(FormatNumber(N, -1)), Of(FormatString("%d|%s|%5.2f|%x", N, S, X, I)), Of(FormatString("%s %s %s", A, M, St)),
        Of(Printf(Lit("%05d %-6s| %e"), N, K, X)), Of(ToChar(P, Lit("S99999999.99"))), Of(ToVarchar(N, Lit("999"))), Of(ToNumber(Lit("$12,345.60"), Lit("$99,999.99"))), Of(TryToNumber(W, Lit("999"))), Fails("INVALID_FORMAT.MISMATCH_INPUT", ToNumber(W, Lit("999"))),
        Of(ToBinary(Lit("4142"))), Of(ToBinary(S, Lit("utf-8"))), Of(TryToBinary(W)), Of(TryToBinary(Lit("YQ=="), Lit("base64"))), Fails("CONVERSION_INVALID_INPUT", ToBinary(W)),
        Of(Conv(Num, 10, 2)), Of(Conv(W, 36, 10)), Of(Conv(Lit("-ff"), 16, -10)), Of(Bin(L)), Of(Bin(N)), Of(Hex(S)), Of(Hex(L)), Of(Hex(Y)), Of(Unhex(Hex(S))), Of(Unhex(W)), Of(Collation(S)), Of(Collate(S, "UTF8_BINARY")), Fails("COLLATION_INVALID_NAME", Collate(S, "NONSENSE")), Of(RandStr(5, 42)), Of(Length(RandStr(7))),
        Of(TypeOf(St)), Of(TypeOf(Q)), Of(TypeOf(Lit(null))), Of(AesDecrypt(AesEncrypt(S, Lit("1234567890abcdef")), Lit("1234567890abcdef")).Cast("string")),
        Of(AesDecrypt(AesEncrypt(S, Lit("1234567890abcdef"), Lit("ECB"), Lit("PKCS")), Lit("1234567890abcdef"), Lit("ECB"), Lit("PKCS")).Cast("string")), Of(Base64(AesEncrypt(W, Lit("1234567890abcdef"), Lit("ECB"), Lit("PKCS")))),
        Of(AesDecrypt(Unhex(Lit("83F16B2AA704794132802D248E6BFD4E380078182D1544813898AC97E709B28A94")), Lit("0000111122223333"))), Of(TryAesDecrypt(Y, Lit("1234567890abcdef"))),
    ]);
}
