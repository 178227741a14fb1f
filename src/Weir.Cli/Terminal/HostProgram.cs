using Weir.Protocol.Client;

namespace Weir.Cli.Terminal;

/// <summary>Where <c>weir-host</c> is: beside <c>weir</c>, in <c>lib/weir</c>, or in a source tree.</summary>
internal static class HostProgram
{
    public const string Code = "no-host";

    public static string Find(ProcessContext around) =>
        Search(around)
        ?? throw new WeirException(Code, "weir-host is not found beside weir, nor in ../lib/weir; set WEIR_HOST to its path", 1);

    /// <summary>Its path, or <see langword="null"/>.</summary>
    public static string? Search(ProcessContext around)
    {
        if (around.Environment("WEIR_HOST") is { Length: > 0 } named)
        {
            return File.Exists(named) ? named : null;
        }

        var program = File.Exists(around.Program)
            ? File.ResolveLinkTarget(around.Program, returnFinalTarget: true)?.FullName ?? around.Program
            : around.Program;
        var folder = Path.GetDirectoryName(program)!;
        string[] near = [Path.Combine(folder, "weir-host"), Path.Combine(folder, "../lib/weir/weir-host")];
        return near.Concat(Above(folder)).Where(File.Exists).Select(Path.GetFullPath).FirstOrDefault();
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var up = new DirectoryInfo(folder); up is not null; up = up.Parent)
        {
            yield return Path.Combine(up.FullName, "artifacts/bin/Weir.Host/release/weir-host");
        }
    }
}
