using System.Text;
using Weir.Linux;

namespace Weir.Cli.Terminal;

/// <summary>Becomes another program: same process, same streams, and whoever started it signals that program.</summary>
internal static class Replacement
{
    /// <summary>Does not come back, but where it fails: then with the reason.</summary>
    public static string Become(string program, IReadOnlyList<string> arguments)
    {
        var path = Encoding.UTF8.GetBytes(program);
        var error = ProcessImage.Replace([path], [path, .. arguments.Select(Encoding.UTF8.GetBytes)], ProcessBytes.Environment());
        return LinuxException.TextOf(error);
    }
}
