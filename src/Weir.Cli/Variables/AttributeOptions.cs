using System.CommandLine;
using Weir.Cli.Running;
using Weir.Protocol.Variables;

namespace Weir.Cli.Variables;

/// <summary>The options that say what a variable is.</summary>
internal sealed class AttributeOptions
{
    private readonly Option<string?> _access = Text("--access", "write, or read: then nobody changes it.", "write|read");
    private readonly Option<string?> _share = Text("--share", "owner, or all: whose programs may use it.", "owner|all");
    private readonly Option<string?> _encoding = Text("--encoding", "ascii or ebcdic.", "ascii|ebcdic");
    private readonly Option<int?> _size = new("--size")
    {
        Description = "The size of a new variable, 128 or 256 bytes; default 256.",
        HelpName = "128|256",
    };
    private readonly Option<int?> _keep = new("--keep")
    {
        Description = "Keep it from change and removal for this many days, 0 to 32767.",
        HelpName = "DAYS",
    };
    private readonly Option<string?> _readPassword = Text("--read-password", "Needed to read it; empty takes it off.", "TEXT");
    private readonly Option<string?> _readFile = Text("--read-password-file", "The same from a file.", "FILE");
    private readonly Option<string?> _writePassword = Text("--write-password", "Needed to write it; empty takes it off.", "TEXT");
    private readonly Option<string?> _writeFile = Text("--write-password-file", "The same from a file.", "FILE");

    public AttributeOptions(Verb verb, bool isNew)
    {
        if (isNew)
        {
            verb.Options.Add(_size);
        }

        foreach (var option in new Option[] { _access, _share, _encoding, _keep, _readPassword, _readFile, _writePassword, _writeFile })
        {
            verb.Options.Add(option);
        }
    }

    public VariableAttributes From(Session s, string? name) =>
        new()
        {
            Name = name,
            Access = WordArgument.Check("--access", s.Value(_access), "write", "read"),
            Share = WordArgument.Check("--share", s.Value(_share), "owner", "all"),
            Encoding = WordArgument.Check("--encoding", s.Value(_encoding), "ascii", "ebcdic"),
            Size = s.Value(_size) is null or 128 or 256 ? s.Value(_size) : throw new UsageException("--size is 128 or 256"),
            KeepDays = NumberArgument.Check("--keep", s.Value(_keep), 0, 32_767),
            ReadPassword =
                s.Value(_readPassword) ?? (s.Value(_readFile) is { } read ? VariablePassword.Read("--read-password-file", read) : null),
            WritePassword =
                s.Value(_writePassword)
                ?? (s.Value(_writeFile) is { } write ? VariablePassword.Read("--write-password-file", write) : null),
        };

    private static Option<string?> Text(string name, string description, string value) =>
        new(name) { Description = description, HelpName = value };
}
