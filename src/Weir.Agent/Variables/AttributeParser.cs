using Weir.Jobs;
using Weir.JobVariables;
using Weir.Protocol;
using Weir.Protocol.Variables;

namespace Weir.Agent.Variables;

/// <summary>The protocol's words for what a variable is and holds, read or refused with what is allowed.</summary>
internal static class AttributeParser
{
    private const int LongestKeep = 32_767;

    public static VariableSettings SettingsOf(VariableAttributes attributes, TimeProvider time) =>
        new()
        {
            Size = attributes.Size switch
            {
                null => 256,
                128 or 256 => attributes.Size.Value,
                _ => throw Invalid("the size is 128 or 256 bytes"),
            },
            ReadOnly = Is("access", attributes.Access, "read", "write") ?? false,
            Shared = Is("share", attributes.Share, "all", "owner") ?? false,
            Encoding = EncodingOf(attributes.Encoding) ?? VariableEncoding.Ascii,
            ReadPassword = attributes.ReadPassword,
            WritePassword = attributes.WritePassword,
            RetainedUntil = KeepOf(attributes.KeepDays, time) is { } date && date > DateOnly.MinValue ? date : null,
        };

    public static VariableChange ChangeOf(VariableAttributes attributes, TimeProvider time) =>
        new()
        {
            ReadOnly = Is("access", attributes.Access, "read", "write"),
            Shared = Is("share", attributes.Share, "all", "owner"),
            ReadPassword = attributes.ReadPassword,
            WritePassword = attributes.WritePassword,
            RetainedUntil = KeepOf(attributes.KeepDays, time),
        };

    /// <summary>
    /// The bytes that are meant, filled up with blanks where they are a whole value; <see langword="null"/> where none are.
    /// </summary>
    public static byte[]? BytesOf(string field, string? value, string? text, VariableDescription variable, int? position)
    {
        if (value is not null && text is not null)
        {
            throw Invalid($"{field} is said twice: as base64 and as text");
        }

        var characters = CharacterSet.For(variable.Encoding);
        byte[]? bytes;
        if (text is not null)
        {
            bytes =
                characters.TryEncode(text)
                ?? throw Invalid($"'{Printable.Escape(text)}' holds what is no character from blank to tilde: send bytes instead");
        }
        else
        {
            try
            {
                bytes = value is null ? null : Convert.FromBase64String(value);
            }
            catch (FormatException)
            {
                throw Invalid($"{field} is not base64");
            }
        }

        if (bytes is null || position is not null || bytes.Length >= variable.Size)
        {
            return bytes;
        }

        var whole = new byte[variable.Size];
        whole.AsSpan().Fill(characters.Blank);
        bytes.CopyTo(whole, 0);
        return whole;
    }

    private static bool? Is(string field, string? word, string yes, string no) =>
        word is null ? null
        : word == yes ? true
        : word == no ? false
        : throw Invalid($"'{Printable.Escape(word)}' is not a value of {field}: {no} or {yes}");

    public static VariableEncoding? EncodingOf(string? word) =>
        word switch
        {
            null => null,
            "ascii" => VariableEncoding.Ascii,
            "ebcdic" => VariableEncoding.Ebcdic,
            _ => throw Invalid($"'{Printable.Escape(word)}' is no encoding: ascii or ebcdic"),
        };

    private static DateOnly? KeepOf(int? days, TimeProvider time) =>
        days switch
        {
            null => null,
            0 => DateOnly.MinValue,
            > 0 and <= LongestKeep => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddDays(days.Value),
            _ => throw Invalid($"keepDays is 0 to {LongestKeep}"),
        };

    private static AgentRefusedException Invalid(string text) => new(ProblemCodes.BadRequest, text);
}
