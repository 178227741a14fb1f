using Weir.Linux;
using Weir.Stores.Postgres;

namespace Weir.Host;

/// <summary>
/// Where the server's state is kept, as the command line, a file or the environment says. Everybody sees a command line (<c>ps</c>):
/// an address with a password is taken from a file or the environment only.
/// </summary>
internal static class StoreOption
{
    public const string Option = "--store",
        FileOption = "--store-file",
        Variable = "WEIR_STORE";

    private const uint OthersRead = 0x24;

    /// <summary>The address; <see langword="null"/> where nothing names one.</summary>
    /// <exception cref="UsageException">It is empty, named twice, or a password is on the command line.</exception>
    public static string? Read(IReadOnlyDictionary<string, string> given, Func<string, string?> environment)
    {
        if (given.ContainsKey(Option) && given.ContainsKey(FileOption))
        {
            throw new UsageException($"{Option} and {FileOption} exclude each other: name the store once");
        }

        if (given.TryGetValue(Option, out var typed))
        {
            return Named(typed, Option) is var address && StoreAddresses.HasPassword(address)
                ? throw new UsageException(
                    $"{Option} with a password is seen by everybody in the list of processes: put the address into a file and name it with {FileOption}, or into {Variable}"
                )
                : address;
        }

        return given.TryGetValue(FileOption, out var file) ? Named(Read(file), $"{FileOption} {file}")
            : environment(Variable) is { } set ? Named(set, Variable)
            : null;
    }

    private static string Named(string address, string where) =>
        string.IsNullOrWhiteSpace(address)
            ? throw new UsageException($"{where} is empty: name a postgres:// address, or leave it out for SQLite in the data folder")
            : address.Trim();

    private static string Read(string path)
    {
        try
        {
            using var file = File.OpenHandle(path);
            if ((FileStatus.Read(file).Permissions & OthersRead) != 0)
            {
                throw new StartException(
                    $"{path} may be read by its group or others, and a store's address may hold a password: chmod 600"
                );
            }

            using var text = new StreamReader(new FileStream(file, FileAccess.Read));
            return text.ReadToEnd();
        }
        catch (Exception refusal) when (refusal is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"{path} cannot be read ({ErrorText.From(refusal)}): name the file with the store's address with {FileOption}"
            );
        }
    }
}
