using System.Runtime.InteropServices;
using SQLitePCL;

namespace Weir.Stores.Sqlite;

/// <summary>
/// Binds the SQLite packages to the distribution's patched library. The runtime takes one resolver per assembly and process,
/// so this is done once, whoever comes first.
/// </summary>
internal static class SqliteLibrary
{
    private static readonly Lazy<bool> Bound = new(Bind, LazyThreadSafetyMode.ExecutionAndPublication);

    public static void Use() => _ = Bound.Value;

    private static bool Bind()
    {
        NativeLibrary.SetDllImportResolver(
            typeof(SQLite3Provider_e_sqlite3).Assembly,
            static (name, assembly, path) => name == "e_sqlite3" ? NativeLibrary.Load("libsqlite3.so.0") : IntPtr.Zero
        );
        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        raw.FreezeProvider();
        return true;
    }
}
