using System.Text;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.JobVariables;

/// <summary>A variable as any program sees it: bytes of a plain file.</summary>
internal static class VariableFile
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static string PathOf(WeirUp up, string name, string? user = null) =>
        Path.Combine(up.Data, "variables", user ?? Environment.UserName, name);

    /// <summary>Bytes as text, from a position counted from 1 on.</summary>
    public static string Read(WeirUp up, string name, int position, int length) =>
        Encoding.Latin1.GetString(File.ReadAllBytes(PathOf(up, name)), position - 1, length);

    /// <summary>What <c>head -c3</c> prints.</summary>
    public static string Status(WeirUp up, string name) => Read(up, name, 1, 3);

    /// <summary>Waits, without asking the agent, until a variable's file begins with these bytes.</summary>
    public static async Task<string> BecomesAsync(WeirUp up, string name, string status)
    {
        await Lines.Of(PathOf(up, name), _ => Status(up, name).TrimEnd() == status, Patience);
        return Status(up, name);
    }

    /// <summary>Waits through the agent.</summary>
    public static async Task WaitAsync(WeirUp up, string name, string status) =>
        (await up.Weir("jv", "wait", name, "--until", $"(1,2)='{status}'", "--timeout", "60s")).Succeeded();

    /// <summary>A command that says that it began and ends with a status when the fifo is written.</summary>
    public static async Task<string> FifoAsync(WeirUp up)
    {
        var fifo = Path.Combine(up.Folder, Guid.NewGuid().ToString("N"));
        (await up.Commands.Run("mkfifo", "-m", "666", fifo)).Succeeded();
        return fifo;
    }
}
