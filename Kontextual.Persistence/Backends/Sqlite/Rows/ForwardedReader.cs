using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Kontextual.Persistence.Backends.Sqlite.Rows;

/// <summary>A reader that forwards all calls to another reader.</summary>
[SuppressMessage("Naming", "CA1710", Justification = "A reader is not a collection, although it can be enumerated.")]
internal abstract class ForwardedReader(DbDataReader reader) : DbDataReader
{
    public override int Depth => reader.Depth;

    public override int FieldCount => reader.FieldCount;

    public override int VisibleFieldCount => reader.VisibleFieldCount;

    public override bool HasRows => reader.HasRows;

    public override bool IsClosed => reader.IsClosed;

    public override int RecordsAffected => reader.RecordsAffected;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public override bool Read() => reader.Read();

    public override bool NextResult() => reader.NextResult();

    public override void Close() => reader.Close();

    public override DataTable? GetSchemaTable() => reader.GetSchemaTable();

    public override string GetName(int ordinal) => reader.GetName(ordinal);

    public override int GetOrdinal(string name) => reader.GetOrdinal(name);

    public override string GetDataTypeName(int ordinal) => reader.GetDataTypeName(ordinal);

    public override Type GetFieldType(int ordinal) => reader.GetFieldType(ordinal);

    public override IEnumerator GetEnumerator() => reader.GetEnumerator();

    public override bool IsDBNull(int ordinal) => reader.IsDBNull(ordinal);

    public override object GetValue(int ordinal) => reader.GetValue(ordinal);

    public override int GetValues(object[] values) => reader.GetValues(values);

    public override T GetFieldValue<T>(int ordinal) => reader.GetFieldValue<T>(ordinal);

    public override string GetString(int ordinal) => reader.GetString(ordinal);

    public override bool GetBoolean(int ordinal) => reader.GetBoolean(ordinal);

    public override byte GetByte(int ordinal) => reader.GetByte(ordinal);

    public override short GetInt16(int ordinal) => reader.GetInt16(ordinal);

    public override int GetInt32(int ordinal) => reader.GetInt32(ordinal);

    public override long GetInt64(int ordinal) => reader.GetInt64(ordinal);

    public override float GetFloat(int ordinal) => reader.GetFloat(ordinal);

    public override double GetDouble(int ordinal) => reader.GetDouble(ordinal);

    public override decimal GetDecimal(int ordinal) => reader.GetDecimal(ordinal);

    public override char GetChar(int ordinal) => reader.GetChar(ordinal);

    public override Guid GetGuid(int ordinal) => reader.GetGuid(ordinal);

    public override DateTime GetDateTime(int ordinal) => reader.GetDateTime(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        reader.GetBytes(ordinal, dataOffset, buffer, bufferOffset, length);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        reader.GetChars(ordinal, dataOffset, buffer, bufferOffset, length);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            reader.Dispose();
        base.Dispose(disposing);
    }
}
